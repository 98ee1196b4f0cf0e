package com.wildrydes.processors.alert;

/// The table that the other tests use keeps the contract too.
class FakeAlertTableTest extends AlertTableContract {

    @Override
    AlertTable table() {
        return new FakeAlertTable();
    }
}
