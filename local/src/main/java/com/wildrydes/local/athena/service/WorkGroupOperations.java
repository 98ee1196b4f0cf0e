package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.athena.StoredWorkGroup;
import com.wildrydes.local.athena.WorkGroup;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The operations on workgroups.
final class WorkGroupOperations {
    private static final int MAX_PAGE = 50;
    private static final String ENABLED = "ENABLED";
    private static final String DISABLED = "DISABLED";

    private final Saved saved;

    WorkGroupOperations(Saved saved) {
        this.saved = saved;
    }

    Map<String, AthenaOperation> all() {
        return Map.of(
                "CreateWorkGroup", this::create,
                "GetWorkGroup", this::get,
                "ListWorkGroups", this::list,
                "UpdateWorkGroup", this::update,
                "DeleteWorkGroup", this::delete,
                "ListEngineVersions", this::engineVersions);
    }

    private JsonOutput create(JsonInput input) throws AthenaException, AwsException, IOException {
        String name = Members.length(Members.required(input, "Name"), "Name", 1, 128);
        WorkGroup fresh = new WorkGroup(name, input.text("Description").orElse(""), null, true, null, "AUTO");
        JsonInput configuration = input.structure("Configuration").orElse(JsonInput.EMPTY);
        saved.create(WorkGroupSettings.read(configuration, fresh));
        return new JsonOutput();
    }

    private JsonOutput get(JsonInput input) throws AthenaException, AwsException {
        StoredWorkGroup stored = saved.workGroup(Members.required(input, "WorkGroup"));
        return new JsonOutput()
                .structure(
                        "WorkGroup",
                        new JsonOutput()
                                .text("Name", stored.group().name())
                                .text("State", state(stored))
                                .structure("Configuration", WorkGroupSettings.write(stored.group()))
                                .text("Description", stored.group().description())
                                .time("CreationTime", stored.createdMs()));
    }

    private JsonOutput list(JsonInput input) throws AthenaException, AwsException {
        ListPage<StoredWorkGroup> page = ListPage.of(saved.workGroups(), input, MAX_PAGE);
        return new JsonOutput()
                .structures(
                        "WorkGroups",
                        page.items(),
                        stored -> new JsonOutput()
                                .text("Name", stored.group().name())
                                .text("State", state(stored))
                                .text("Description", stored.group().description())
                                .time("CreationTime", stored.createdMs())
                                .structure("EngineVersion", WorkGroupSettings.engineVersion(stored.group())))
                .text("NextToken", page.nextToken());
    }

    private JsonOutput update(JsonInput input) throws AthenaException, AwsException, IOException {
        StoredWorkGroup stored = saved.workGroup(Members.required(input, "WorkGroup"));
        WorkGroup known = stored.group();
        WorkGroup described = new WorkGroup(
                known.name(),
                input.text("Description").orElse(known.description()),
                known.resultLocation(),
                known.enforced(),
                known.bytesScannedCutoff(),
                known.engineVersion());
        JsonInput updates = input.structure("ConfigurationUpdates").orElse(JsonInput.EMPTY);
        String state = input.text("State").orElse(state(stored));
        if (!List.of(ENABLED, DISABLED).contains(state)) {
            throw Members.broken("'" + state + "'", "State", "Member must satisfy enum value set: [ENABLED, DISABLED]");
        }
        saved.update(WorkGroupSettings.read(updates, described), state.equals(ENABLED));
        return new JsonOutput();
    }

    private JsonOutput delete(JsonInput input) throws AthenaException, AwsException, IOException {
        saved.deleteWorkGroup(
                Members.required(input, "WorkGroup"),
                input.flag("RecursiveDeleteOption").orElse(false));
        return new JsonOutput();
    }

    private JsonOutput engineVersions(JsonInput input) {
        List<JsonOutput> versions = List.of(
                WorkGroupSettings.engineVersion("AUTO"), WorkGroupSettings.engineVersion(WorkGroup.ENGINE_VERSION));
        return new JsonOutput().structures("EngineVersions", versions, version -> version);
    }

    private static String state(StoredWorkGroup stored) {
        return stored.enabled() ? ENABLED : DISABLED;
    }
}
