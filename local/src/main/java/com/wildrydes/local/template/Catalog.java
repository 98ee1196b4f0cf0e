package com.wildrydes.local.template;

import com.wildrydes.local.template.DeliveryStreamResource.Conversion;
import com.wildrydes.local.template.GlueResource.CatalogTableResource;
import com.wildrydes.local.template.GlueResource.DatabaseResource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The Glue names that a template declares. On AWS what names another fails as it is deployed; here before anything
/// starts.
record Catalog(Set<String> databases, Set<String> tables) {

    static Catalog of(List<Resource> resources) {
        Set<String> databases = new HashSet<>();
        Set<String> tables = new HashSet<>();
        for (Resource resource : resources) {
            switch (resource) {
                case DatabaseResource database -> databases.add(database.physicalId());
                case CatalogTableResource table -> tables.add(table.database() + '.' + table.physicalId());
                default -> {}
            }
        }
        return new Catalog(databases, tables);
    }

    /// Refuses a table of no database, and a conversion by the columns of no table.
    void check(List<Resource> resources) throws TemplateException {
        for (Resource resource : resources) {
            if (resource instanceof CatalogTableResource table && !databases.contains(table.database())) {
                throw new TemplateException(resource.logicalId() + ".Properties.DatabaseName must name a database of"
                        + " this template: " + table.database());
            }
            if (resource instanceof DeliveryStreamResource stream && stream.conversion() != null) {
                check(stream.logicalId(), stream.conversion());
            }
        }
    }

    private void check(String stream, Conversion conversion) throws TemplateException {
        String table = conversion.database() + '.' + conversion.table();
        if (!tables.contains(table)) {
            throw new TemplateException(stream + ": DataFormatConversionConfiguration.SchemaConfiguration must name a"
                    + " table of this template: " + table);
        }
    }
}
