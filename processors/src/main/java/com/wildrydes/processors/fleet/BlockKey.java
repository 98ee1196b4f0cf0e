package com.wildrydes.processors.fleet;

/// Which block of a fleet: its place among so many. As text `16-03`: the fourth of 16.
///
/// @param blocks how many blocks the fleet is spread over
/// @param index in [0, blocks)
public record BlockKey(int blocks, int index) {

    public BlockKey {
        if (index < 0 || index >= blocks) {
            throw new IllegalArgumentException("index must be in [0, " + blocks + "): " + index);
        }
    }

    /// Reads what [#toString()] wrote.
    ///
    /// @throws IllegalArgumentException for anything else
    static BlockKey parse(String text) {
        int dash = text.indexOf('-');
        try {
            var key = new BlockKey(
                    Integer.parseInt(text.substring(0, Math.max(dash, 0))), Integer.parseInt(text.substring(dash + 1)));
            if (key.toString().equals(text)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a block's key must be COUNT-INDEX, as 16-03: " + text, e);
        }
        throw new IllegalArgumentException("a block's key must be COUNT-INDEX, as 16-03: " + text);
    }

    @Override
    public String toString() {
        return blocks + "-" + (index < 10 ? "0" : "") + index;
    }
}
