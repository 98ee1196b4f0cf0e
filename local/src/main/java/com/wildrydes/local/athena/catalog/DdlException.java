package com.wildrydes.local.athena.catalog;

/// A DDL statement did not do what it says, in the words of Hive, which answers DDL on AWS.
public final class DdlException extends Exception {
    private static final long serialVersionUID = 1;

    DdlException(String message) {
        super(message);
    }

    static DdlException noTable(String name) {
        return new DdlException("FAILED: SemanticException [Error 10001]: Table not found " + name);
    }

    static DdlException noDatabase(String name) {
        return new DdlException("FAILED: SemanticException [Error 10072]: Database does not exist: " + name);
    }

    static DdlException task(String message) {
        return new DdlException(
                "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. " + message);
    }

    /// Always there.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
