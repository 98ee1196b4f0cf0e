package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.ResultLocation;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import org.jspecify.annotations.Nullable;

/// A workgroup's settings as the API has them: `WorkGroupConfiguration` and `WorkGroupConfigurationUpdates`.
final class WorkGroupSettings {
    private static final String ENFORCED = "EnforceWorkGroupConfiguration";
    private static final String CUTOFF = "BytesScannedCutoffPerQuery";
    private static final String ENGINE_VERSION = "EngineVersion";
    private static final String LOCATION = "OutputLocation";

    private WorkGroupSettings() {}

    static JsonOutput write(WorkGroup group) {
        return new JsonOutput()
                .structure("ResultConfiguration", new JsonOutput().text(LOCATION, group.resultLocation()))
                .flag(ENFORCED, group.enforced())
                .flag("PublishCloudWatchMetricsEnabled", false)
                .number(CUTOFF, group.bytesScannedCutoff())
                .flag("RequesterPaysEnabled", false)
                .structure(ENGINE_VERSION, engineVersion(group));
    }

    static JsonOutput engineVersion(WorkGroup group) {
        return engineVersion(group.engineVersion());
    }

    static JsonOutput engineVersion(String selected) {
        return new JsonOutput()
                .text("SelectedEngineVersion", selected)
                .text("EffectiveEngineVersion", WorkGroup.ENGINE_VERSION);
    }

    /// A group with what a request changes.
    static WorkGroup read(JsonInput input, WorkGroup known) throws AwsException, AthenaException {
        return new WorkGroup(
                known.name(),
                known.description(),
                location(input, known.resultLocation()),
                input.flag(ENFORCED).orElse(known.enforced()),
                cutoff(input, known.bytesScannedCutoff()),
                engineVersion(input, known.engineVersion()));
    }

    private static @Nullable String location(JsonInput input, @Nullable String known)
            throws AwsException, AthenaException {
        JsonInput updates = input.structure("ResultConfigurationUpdates").orElse(JsonInput.EMPTY);
        JsonInput results = input.structure("ResultConfiguration").orElse(updates);
        if (results.flag("RemoveOutputLocation").orElse(false)) {
            return null;
        }
        String location = results.text(LOCATION).orElse(known);
        if (location != null) {
            ResultLocation.parse(location);
        }
        return location;
    }

    private static @Nullable Long cutoff(JsonInput input, @Nullable Long known) throws AwsException, AthenaException {
        if (input.flag("RemoveBytesScannedCutoffPerQuery").orElse(false)) {
            return null;
        }
        Long cutoff = input.integer(CUTOFF).orElse(known);
        if (cutoff != null && cutoff < WorkGroup.MIN_BYTES_SCANNED_CUTOFF) {
            throw Members.broken(
                    "'" + cutoff + "'",
                    CUTOFF,
                    "Member must have value greater than or equal to " + WorkGroup.MIN_BYTES_SCANNED_CUTOFF);
        }
        return cutoff;
    }

    private static String engineVersion(JsonInput input, String known) throws AwsException, AthenaException {
        JsonInput version = input.structure(ENGINE_VERSION).orElse(JsonInput.EMPTY);
        String selected = version.text("SelectedEngineVersion").orElse(known);
        if (!selected.equals("AUTO") && !selected.equals(WorkGroup.ENGINE_VERSION)) {
            throw AthenaException.invalid(
                    "Invalid engine version: " + selected + ". There is AUTO and " + WorkGroup.ENGINE_VERSION + ".");
        }
        return selected;
    }
}
