package com.wildrydes.local;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.athena.Saved;
import com.wildrydes.local.athena.service.Athena;
import com.wildrydes.local.firehose.Firehose;
import com.wildrydes.local.glue.Glue;
import com.wildrydes.local.glue.GlueException;
import com.wildrydes.local.template.AthenaResource.NamedQueryResource;
import com.wildrydes.local.template.AthenaResource.WorkGroupResource;
import com.wildrydes.local.template.DeliveryStreamResource;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.GlueResource.DatabaseResource;
import com.wildrydes.local.template.Template;
import java.io.IOException;
import java.util.List;

/// Brings the template's catalog, delivery streams and queries about.
///
/// Definitions hold no data: they become the template's, and those that it no longer has go, as with CloudFormation. A
/// delivery stream that it no longer has stays, for it may hold records that are not delivered.
final class ArchiveDeployer {
    private static final String TABLE = "glue.table";
    private static final String DATABASE = "glue.database";
    private static final String QUERY = "athena.query";
    private static final String GROUP = "athena.workgroup";

    private final Template template;
    private final DeploymentRecord deployed;

    ArchiveDeployer(Template template, DeploymentRecord deployed) {
        this.template = template;
        this.deployed = deployed;
    }

    void catalog(Glue glue) throws IOException, GlueException {
        for (DatabaseResource database : template.resources(DatabaseResource.class)) {
            deployed.declares(DATABASE, database.physicalId());
            glue.put(ArchiveDefinitions.of(database));
        }
        for (CatalogTableResource table : template.resources(CatalogTableResource.class)) {
            deployed.declares(TABLE, table.database() + '.' + table.physicalId());
            glue.put(ArchiveDefinitions.of(table));
        }
        for (String dropped : deployed.dropped(TABLE)) {
            int dot = dropped.indexOf('.');
            String database = dropped.substring(0, dot);
            String table = dropped.substring(dot + 1);
            if (glue.table(database, table).isPresent()) {
                glue.deleteTable(database, table);
            }
        }
        for (String dropped : deployed.dropped(DATABASE)) {
            if (glue.database(dropped).isPresent()) {
                glue.deleteDatabase(dropped);
            }
        }
    }

    void deliveryStreams(Firehose firehose) {
        template.resources(DeliveryStreamResource.class)
                .forEach(stream -> firehose.ensure(ArchiveDefinitions.of(stream)));
    }

    void queries(Athena athena) throws IOException, AthenaException {
        for (WorkGroupResource group : template.resources(WorkGroupResource.class)) {
            deployed.declares(GROUP, group.physicalId());
            athena.saved().put(ArchiveDefinitions.of(group));
            athena.saved().update(ArchiveDefinitions.of(group), group.enabled());
        }
        for (NamedQueryResource query : template.resources(NamedQueryResource.class)) {
            deployed.declares(QUERY, query.physicalId());
            athena.saved().put(ArchiveDefinitions.of(query));
        }
        for (String dropped : deployed.dropped(QUERY)) {
            if (hasQuery(athena.saved(), dropped)) {
                athena.saved().deleteNamedQuery(dropped);
            }
        }
        for (String dropped : deployed.dropped(GROUP)) {
            if (names(athena.saved()).contains(dropped)) {
                athena.saved().deleteWorkGroup(dropped, true);
            }
        }
    }

    private static boolean hasQuery(Saved saved, String id) {
        return names(saved).stream()
                .flatMap(group -> saved.namedQueries(group).stream())
                .anyMatch(query -> query.id().equals(id));
    }

    private static List<String> names(Saved saved) {
        return saved.workGroups().stream().map(stored -> stored.group().name()).toList();
    }
}
