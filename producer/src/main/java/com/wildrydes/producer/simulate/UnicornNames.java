package com.wildrydes.producer.simulate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names of unicorns: readable, each one once, the same for every seed. The first is the workshop's Shadowfax.
public final class UnicornNames {

    /// The workshop's one unicorn.
    public static final String FIRST = "Shadowfax";

    private static final String[] HEADS = """
            Amber Ash Aurora Autumn Azure Birch Blaze Bright Bronze Cedar Cinder Cloud Copper Coral Crystal Dawn
            Dew Dusk Ember Fern Flame Flint Frost Glimmer Gold Hazel Indigo Iris Ivory Jade Juniper Lark
            Lavender Lily Maple Meadow Mist Moon Morning Night Oak Onyx Opal Pearl Pine Quartz Rain River Rose
            Ruby Saffron Sage Sapphire Scarlet Shade Silver Sky Snow Spring Star Storm Summer Sun Thistle
            Thunder Topaz Twilight Velvet Violet Whisper Willow Wind Winter""".split("\\s+");

    private static final String[] TAILS = """
            beam bell bloom born breeze bright brook crest dance dancer dream drift fall feather field fire
            flight foot gale gleam glow hart heart hoof horn leap light mane mark mere mist petal rider ridge
            runner shade shimmer shine song spark spirit step stride stream strider swift tail trail veil
            wanderer watcher weaver whisper wing wish wood""".split("\\s+");

    /// Shares no factor with [#WORDS], so that its multiples reach every name, and neighbours do not sound alike.
    private static final int STRIDE = 1_597;

    private static final int WORDS = HEADS.length * TAILS.length;

    private final @Nullable String only;

    private UnicornNames(@Nullable String only) {
        this.only = only;
    }

    /// A name for every unicorn.
    public static UnicornNames readable() {
        return new UnicornNames(null);
    }

    /// One name, for the only unicorn of a fleet.
    public static UnicornNames only(String name) {
        return new UnicornNames(Objects.requireNonNull(name, "name"));
    }

    /// The name of a unicorn of the fleet.
    ///
    /// @param unicorn 0 for the first
    public String name(int unicorn) {
        if (only != null) {
            return only;
        }
        if (unicorn == 0) {
            return FIRST;
        }
        int word = (int) ((long) unicorn % WORDS * STRIDE % WORDS);
        String name = HEADS[word / TAILS.length].concat(TAILS[word % TAILS.length]);
        int again = unicorn / WORDS;
        return again == 0 ? name : name + "-" + (again + 1);
    }
}
