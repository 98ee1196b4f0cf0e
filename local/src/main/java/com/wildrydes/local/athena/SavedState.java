package com.wildrydes.local.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What Athena keeps besides executions, as the file `saved.json` holds it. Immutable.
///
/// @param format of the file
record SavedState(
        int format,
        List<StoredWorkGroup> workGroups,
        List<NamedQuery> namedQueries,
        List<PreparedStatement> preparedStatements) {
    static final int FORMAT = 1;
    static final SavedState EMPTY = new SavedState(FORMAT, List.of(), List.of(), List.of());

    SavedState {
        workGroups = List.copyOf(workGroups);
        namedQueries = List.copyOf(namedQueries);
        preparedStatements = List.copyOf(preparedStatements);
    }

    SavedState with(StoredWorkGroup added) {
        String name = added.group().name();
        return new SavedState(format, replaced(workGroups, sameGroup(name), added), namedQueries, preparedStatements);
    }

    /// Without a workgroup and what it keeps.
    SavedState withoutWorkGroup(String name) {
        return new SavedState(
                format,
                without(workGroups, sameGroup(name)),
                without(namedQueries, query -> query.workGroup().equals(name)),
                without(preparedStatements, statement -> statement.workGroup().equals(name)));
    }

    SavedState with(NamedQuery added) {
        return new SavedState(
                format,
                workGroups,
                replaced(namedQueries, query -> query.id().equals(added.id()), added),
                preparedStatements);
    }

    SavedState withoutNamedQuery(String id) {
        return new SavedState(
                format, workGroups, without(namedQueries, query -> query.id().equals(id)), preparedStatements);
    }

    SavedState with(PreparedStatement added) {
        return new SavedState(
                format,
                workGroups,
                namedQueries,
                replaced(preparedStatements, sameStatement(added.workGroup(), added.name()), added));
    }

    SavedState withoutPreparedStatement(String workGroup, String name) {
        return new SavedState(
                format, workGroups, namedQueries, without(preparedStatements, sameStatement(workGroup, name)));
    }

    static Predicate<StoredWorkGroup> sameGroup(String name) {
        return stored -> stored.group().name().equals(name);
    }

    static Predicate<PreparedStatement> sameStatement(String workGroup, String name) {
        return statement ->
                statement.workGroup().equals(workGroup) && statement.name().equals(name);
    }

    private static <T> List<T> without(List<T> items, Predicate<? super T> same) {
        return items.stream().filter(same.negate()::test).toList();
    }

    private static <T> List<T> replaced(List<T> items, Predicate<? super T> same, T item) {
        List<T> changed = new ArrayList<>(without(items, same));
        changed.add(item);
        return changed;
    }
}
