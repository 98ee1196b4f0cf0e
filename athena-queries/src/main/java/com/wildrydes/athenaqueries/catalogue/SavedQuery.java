package com.wildrydes.athenaqueries.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A query that is run by name.
///
/// @param name of its file, without `.sql`
/// @param question what it answers
/// @param parameters in the order of the header
/// @param sql the statement, without the header
public record SavedQuery(String name, String question, List<Parameter> parameters, NamedSql sql) {
    /// @throws IllegalArgumentException when header and statement do not have the same parameters
    public SavedQuery {
        parameters = List.copyOf(parameters);
        Set<String> declared = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        Set<String> used = Set.copyOf(sql.names());
        if (declared.size() != parameters.size() || !declared.equals(used)) {
            throw new IllegalArgumentException("the header declares the parameters " + names(parameters)
                    + ", the statement uses " + sql.names().stream().distinct().toList() + ": make them the same");
        }
    }

    /// The statement with these values, and with the defaults of what is not given.
    ///
    /// @throws QueryUsageException when a parameter is missing, unknown or not of its type
    public BoundQuery bind(Map<String, String> values) {
        refuseUnknown(values.keySet());
        Map<String, String> literals = new HashMap<>();
        for (Parameter parameter : parameters) {
            String value = values.get(parameter.name());
            literals.put(parameter.name(), parameter.literal(value == null ? required(parameter) : value));
        }
        return new BoundQuery(
                sql.pieces(), sql.names().stream().map(literals::get).toList());
    }

    private String required(Parameter parameter) {
        return parameter
                .fallback()
                .orElseThrow(() -> new QueryUsageException("query " + name + " needs the parameter "
                        + parameter.name() + " (" + parameter.meaning() + "): give it a value, for example --param "
                        + parameter.name() + "='" + parameter.example() + "'"));
    }

    private void refuseUnknown(Set<String> given) {
        Set<String> unknown = new HashSet<>(given);
        parameters.forEach(parameter -> unknown.remove(parameter.name()));
        unknown.stream().sorted().findFirst().ifPresent(stranger -> {
            List<String> known = names(parameters);
            throw new QueryUsageException("query " + name + " has no parameter '" + stranger + "'"
                    + Nearest.suggestion(stranger, known)
                    + (known.isEmpty() ? " It takes none" : " It takes " + String.join(", ", known)));
        });
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }
}
