package com.wildrydes.processors.aggregator;

/// The table of the property tests keeps the contract.
class FakeMinuteTableTest extends MinuteTableContract {

    private final MinuteTable table = new FakeMinuteTable();

    @Override
    MinuteTable table() {
        return table;
    }
}
