package com.wildrydes.producer.simulate;

/// How a unicorn feels: health and magic, each a walk of whole points that is packed into 16 bits.
///
/// ```
///  well     wanders by -1, 0 or 1 a second between 110 and 250;
///           one second in 1,800 it falls ill                    ──► ill
///  ill      loses 2 to 5 points a second; once it is below 100
///           one second in 10 turns it, at 20 at the latest      ──► mending
///  mending  gains 1 or 2 points a second, until it is at 130    ──► well
/// ```
///
/// So each vital of each unicorn falls below 100 about once in 31 minutes of event time, for about half a minute. What
/// happens in a second depends on the unicorn's key and that second only: a walk can be taken up anywhere.
///
/// @param packed health in the lower 16 bits, magic in the upper; in each 14 bits of points and 2 of condition
public record Vitals(int packed) {

    private static final int WELL = 0;
    private static final int ILL = 1;
    private static final int MENDING = 2;

    private static final int POINTS_MASK = (1 << 14) - 1;

    private static final int LOWEST_WELL = 110;
    private static final int HIGHEST_WELL = 250;
    private static final int SECONDS_PER_ILLNESS = 1_800;
    private static final int ALERT = 100;
    private static final int LOWEST = 20;
    private static final int SECONDS_TO_TURN = 10;
    private static final int MENDED = 130;

    private static final int LONGEST_WALK_SECONDS = 3_600;

    /// Keeps the two walks of one key apart, and from other numbers drawn from it.
    private static final long HEALTH_SALT = 0x6865616C7468L;

    private static final long MAGIC_SALT = 0x6D61676963L;

    /// A unicorn that is well.
    ///
    /// @param key the unicorn's own random number
    public static Vitals first(long key) {
        return new Vitals(firstPacked(key));
    }

    /// The vitals some seconds later. Of more than an hour only the last one counts, so that a long pause costs no
    /// more.
    ///
    /// @param key the unicorn's own random number
    /// @param fromSecond exclusive, since the epoch
    /// @param toSecond inclusive; when it is not after `fromSecond` nothing changes
    public Vitals after(long key, long fromSecond, long toSecond) {
        return new Vitals(after(packed, key, fromSecond, toSecond));
    }

    public int healthPoints() {
        return healthPoints(packed);
    }

    public int magicPoints() {
        return magicPoints(packed);
    }

    static int firstPacked(long key) {
        int health = SplitMix.between(LOWEST_WELL, HIGHEST_WELL + 1, SplitMix.mix(key ^ HEALTH_SALT));
        int magic = SplitMix.between(LOWEST_WELL, HIGHEST_WELL + 1, SplitMix.mix(key ^ MAGIC_SALT));
        return health | magic << 16;
    }

    static int healthPoints(int packed) {
        return packed & POINTS_MASK;
    }

    static int magicPoints(int packed) {
        return packed >>> 16 & POINTS_MASK;
    }

    static int after(int packed, long key, long fromSecond, long toSecond) {
        int health = packed & 0xFFFF;
        int magic = packed >>> 16;
        for (long second = Math.max(fromSecond, toSecond - LONGEST_WALK_SECONDS) + 1; second <= toSecond; second++) {
            long state = key + second * SplitMix.STEP;
            health = step(health, SplitMix.mix(state ^ HEALTH_SALT));
            magic = step(magic, SplitMix.mix(state ^ MAGIC_SALT));
        }
        return health | magic << 16;
    }

    private static int step(int vital, long random) {
        int points = vital & POINTS_MASK;
        long chance = random << 32;
        return switch (vital >>> 14) {
            case WELL ->
                SplitMix.below(SECONDS_PER_ILLNESS, random) == 0
                        ? pack(ILL, points)
                        : pack(WELL, Math.clamp(points + SplitMix.between(-1, 2, chance), LOWEST_WELL, HIGHEST_WELL));
            case ILL -> {
                int fallen = Math.max(LOWEST, points - SplitMix.between(2, 6, random));
                boolean turns = fallen < ALERT && (fallen == LOWEST || SplitMix.below(SECONDS_TO_TURN, chance) == 0);
                yield pack(turns ? MENDING : ILL, fallen);
            }
            default -> {
                int mended = points + SplitMix.between(1, 3, random);
                yield pack(mended >= MENDED ? WELL : MENDING, mended);
            }
        };
    }

    private static int pack(int condition, int points) {
        return condition << 14 | points;
    }
}
