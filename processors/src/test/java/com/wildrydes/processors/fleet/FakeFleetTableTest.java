package com.wildrydes.processors.fleet;

/// The table that the other tests use keeps the contract.
class FakeFleetTableTest extends FleetTableContract {

    private final FakeFleetTable table = new FakeFleetTable();

    @Override
    FleetTable table() {
        return table;
    }
}
