package com.wildrydes.local.lambda.service;

/// Where a mapping is in its life; the names are those of Lambda's API (`EventSourceMappingConfiguration`, `State`).
public enum MappingState {
    Creating,
    Enabling,
    Enabled,
    Disabling,
    Disabled,
    Updating,
    Deleting
}
