package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;

/// The one data catalog that there is: Glue's, under the name that it has on AWS.
final class DataCatalog {
    static final String NAME = "AwsDataCatalog";

    private DataCatalog() {}

    /// @throws AthenaException for any other catalog
    static void require(String name) throws AthenaException {
        if (!name.equalsIgnoreCase(NAME)) {
            throw AthenaException.invalid("Catalog " + name + " was not found: there is " + NAME);
        }
    }
}
