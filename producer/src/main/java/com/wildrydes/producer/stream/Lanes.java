package com.wildrydes.producer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Everything that waits to be sent, a lane a shard, and the rules of what may go next. Does no I/O and reads no
/// clock, so that a test can drive it through any order of answers; not thread-safe.
///
/// ```
///          add              full, lingered             poll               Stored by this shard
///  event ─────► open batch ───────────────► sealed ────────► in flight ───────────────────────► acknowledged
///                 │                           ▲ │               │ │
///                 │                           ├─│─── Failed ─────┘ │ Stored by another shard:
///                 │                           │ │   backs off     │ the map is stale
///                 └──────── a reshard ────────┴─┴─────────────────┘
///                      what another shard owns now goes to the front of its lane
/// ```
///
/// What is past its deadline is given up, wherever it is.
///
/// INVARIANT: per partition key, events are put in flight in the order of [#add], a newer one never before the
/// older one's record is known to be stored or given up. It holds because a key has one lane, because a lane has
/// one record in flight, and by the [Ring]'s rules when shards are split or merged.
final class Lanes {

    /// An answer that took longer makes its lanes travel alone.
    private static final long SLOW_NANOS = 1_000_000_000L;

    /// A record is packed for no longer than this while its lane is busy, so that its events are about equally old.
    private static final long LONGEST_PACKING_NANOS = 1_000_000_000L;

    private final WriterSettings settings;
    private final Builders builders = new Builders();
    private final Ring ring;
    private final Misroutes misroutes;
    private final Tally tally = new Tally();
    private final long lingerNanos;
    private final long packingNanos;
    private final long deadlineNanos;
    private List<GivenUp> givenUp = new ArrayList<>();
    private int turn;
    private int requestsInFlight;
    private long flushBefore;

    /// Begins empty.
    ///
    /// @param listener hears of events whose record was misrouted; of the others who sent the record knows all
    Lanes(WriterSettings settings, ShardMap map, Backoff backoff, AcknowledgementListener listener, long now) {
        this.settings = settings;
        this.ring = new Ring(map, builders, backoff, now);
        this.misroutes = new Misroutes(ring, tally, listener);
        this.lingerNanos = settings.linger().toNanos();
        this.packingNanos = Math.max(lingerNanos, LONGEST_PACKING_NANOS);
        this.deadlineNanos = settings.deadline().toNanos();
    }

    Tally tally() {
        return tally;
    }

    /// Whether the buffer takes an event of this size now; an empty one takes any.
    boolean hasRoom(PartitionKeys.Entry key, int length) {
        return tally.heldBytes == 0 || tally.heldBytes + Batch.heldBytes(key, length) <= settings.bufferBytes();
    }

    /// Takes an event.
    ///
    /// @param clock nanoseconds; read only when a record begins
    /// @return whether something may have become due sooner than it was
    boolean add(PartitionKeys.Entry key, byte[] data, int offset, int length, LongSupplier clock) {
        long number = tally.written++;
        tally.heldBytes += Batch.heldBytes(key, length);
        Lane lane = ring.owner(key.hash());
        Batch batch = lane.open;
        if (batch != null && batch.fits(key, length)) {
            batch.add(key, data, offset, length);
            return false;
        }
        lane.seal();
        lane.open = new Batch(builders, settings.recordBytes(), number, clock.getAsLong(), key, data, offset, length);
        return lane.inFlight == null;
    }

    /// Lets nothing linger that was taken so far.
    ///
    /// @return the number to ask [#isDoneBefore] for
    long flush() {
        flushBefore = tally.written;
        return flushBefore;
    }

    /// Whether all events before this number are stored or given up.
    boolean isDoneBefore(long number) {
        return ring.everyLane().allMatch(lane -> lane.oldestEvent() >= number);
    }

    /// The records to be sent now, which are in flight from here on; null when there are none.
    @Nullable
    Request poll(long now) {
        if (requestsInFlight == settings.requestsInFlight()) {
            return null;
        }
        Request request = new Request(settings);
        board(request, lingerNanos, now);
        if (request.isEmpty()) {
            return null;
        }
        // Who has lingered for half the time rides along: so lanes fall into step, and many shards need few requests.
        board(request, lingerNanos / 2, now);
        turn++;
        requestsInFlight++;
        tally.requests++;
        return request;
    }

    private void board(Request request, long linger, long now) {
        List<Lane> lanes = ring.lanes();
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get((turn + i) % lanes.size());
            if (isWaiting(lane) && now - lane.dueAt(flushBefore, linger) >= 0 && request.hasRoomFor(lane)) {
                request.board(lane);
                countRetry(lane);
            }
        }
    }

    private boolean isWaiting(Lane lane) {
        return lane.hasWaiting() && !ring.isHeld(lane);
    }

    private void countRetry(Lane lane) {
        PackedRecord record = lane.inFlight;
        if (record != null && record.failures() > 0) {
            tally.retried += record.content().events();
        }
    }

    /// Takes in what became of a request.
    ///
    /// @return why the stream takes no records, when an outcome says so
    @Nullable
    WriteFailedException complete(Request request, List<Outcome> outcomes, long tookNanos, long now) {
        requestsInFlight--;
        WriteFailedException refusal = null;
        for (int i = 0; i < outcomes.size(); i++) {
            Lane lane = request.lanes().get(i);
            PackedRecord record = request.records().get(i);
            lane.alone = tookNanos > SLOW_NANOS;
            switch (outcomes.get(i)) {
                case Outcome.Stored stored -> stored(lane, record, stored, now);
                case Outcome.Failed failed -> {
                    tally.throttled += failed.throttled() ? 1 : 0;
                    lane.alone |= !failed.throttled();
                    ring.takeBack(lane, record, failed.reason(), now);
                }
                case Outcome.Refused refused -> {
                    ring.takeBack(lane, record, String.valueOf(refused.why().getMessage()), now);
                    refusal = refused.why();
                }
            }
        }
        return refusal;
    }

    private void stored(Lane lane, PackedRecord record, Outcome.Stored stored, long now) {
        tally.records++;
        if (stored.shardId().equals(lane.shard.id())) {
            ring.land(lane);
            Batch.Content content = record.content();
            tally.acknowledged(content.events(), content.payloadBytes(), content.heldBytes());
        } else {
            misroutes.add(lane, record, stored, now);
        }
    }

    /// Whether records went to another shard than predicted, so that the map has to be loaded again.
    boolean isMapStale() {
        return !misroutes.isEmpty();
    }

    /// Takes in the shard map that was loaded because of [#isMapStale].
    void remap(ShardMap newer, long now) {
        tally.remaps++;
        ring.remap(newer, now);
        misroutes.settle(now);
    }

    /// Gives up what is past its deadline, and lets no record be packed for too long. To be called before [#poll].
    void tick(long now) {
        misroutes.takeOlderThan(now - deadlineNanos).forEach(record -> giveUp(record, record.lastFailure() + within()));
        for (Lane lane : ring.lanes()) {
            while (lane.hasWaiting() && now - lane.waitingSince() >= deadlineNanos) {
                PackedRecord record = lane.head();
                lane.sealed.removeFirst();
                giveUp(record, "not sent" + within() + ": " + record.lastFailure());
            }
            Batch batch = lane.open;
            if (batch != null && now - batch.openedAt() >= packingNanos) {
                lane.seal();
            }
        }
    }

    private String within() {
        return " within " + settings.deadline().toMillis() + " ms";
    }

    /// Nanoseconds until [#tick] or [#poll] would have something to do, if nothing else happens before.
    long idleNanos(long now) {
        long idle = Long.MAX_VALUE;
        boolean mayDepart = requestsInFlight < settings.requestsInFlight();
        for (Lane lane : ring.lanes()) {
            if (mayDepart && isWaiting(lane)) {
                idle = Math.min(idle, lane.dueAt(flushBefore, lingerNanos) - now);
            }
            if (lane.hasWaiting()) {
                idle = Math.min(idle, lane.waitingSince() + deadlineNanos - now);
            }
            Batch batch = lane.open;
            if (batch != null) {
                idle = Math.min(idle, batch.openedAt() + packingNanos - now);
            }
        }
        return Math.min(idle, misroutes.nanosUntilOlderThan(now - deadlineNanos));
    }

    /// Gives up everything, in flight or not.
    void giveUpAll(String reason) {
        for (Lane lane : ring.everyLane().toList()) {
            PackedRecord flying = lane.inFlight;
            if (flying != null) {
                ring.land(lane);
                giveUp(flying, reason + "; it was on its way and may have arrived");
            }
            lane.seal();
            lane.sealed.forEach(record -> giveUp(record, reason));
            lane.sealed.clear();
        }
        misroutes.clear();
    }

    private void giveUp(PackedRecord record, String reason) {
        tally.unsent += record.content().events();
        tally.heldBytes -= record.content().heldBytes();
        givenUp.add(new GivenUp(record, reason));
    }

    /// Whether something was given up since the last [#takeGivenUp].
    boolean hasGivenUp() {
        return !givenUp.isEmpty();
    }

    /// What was given up since the last call.
    List<GivenUp> takeGivenUp() {
        List<GivenUp> taken = givenUp;
        givenUp = new ArrayList<>();
        return taken;
    }
}
