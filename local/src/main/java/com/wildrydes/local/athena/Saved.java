package com.wildrydes.local.athena;

import com.wildrydes.local.disk.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/// Workgroups, named queries and prepared statements. Thread-safe.
///
/// They are few: they are held in memory, and a change replaces their file before it counts.
public final class Saved {
    private final JsonFile<SavedState> file;
    private final Clock clock;
    private volatile SavedState state;

    private Saved(JsonFile<SavedState> file, Clock clock, SavedState state) {
        this.file = file;
        this.clock = clock;
        this.state = state;
    }

    /// Opens what is kept in a folder, which is made where there is none.
    public static Saved open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        JsonFile<SavedState> file = new JsonFile<>(folder.resolve("saved.json"), SavedState.class);
        SavedState state = file.read().orElse(SavedState.EMPTY);
        if (state.format() != SavedState.FORMAT) {
            throw new IOException("%s has format %d, this version reads format %d; delete it to start afresh"
                    .formatted(file.file(), state.format(), SavedState.FORMAT));
        }
        Saved saved = new Saved(file, clock, state);
        if (state.workGroups().stream().noneMatch(SavedState.sameGroup(WorkGroup.PRIMARY))) {
            saved.put(WorkGroup.primary());
        }
        return saved;
    }

    /// All workgroups by name.
    public List<StoredWorkGroup> workGroups() {
        return state.workGroups().stream()
                .sorted(Comparator.comparing(stored -> stored.group().name()))
                .toList();
    }

    /// A workgroup.
    ///
    /// @throws AthenaException when there is none of this name
    public StoredWorkGroup workGroup(String name) throws AthenaException {
        return state.workGroups().stream()
                .filter(SavedState.sameGroup(name))
                .findFirst()
                .orElseThrow(() -> AthenaException.invalid("WorkGroup " + name + " is not found."));
    }

    /// Makes a workgroup, or replaces its settings: the template's way.
    public synchronized void put(WorkGroup group) throws IOException {
        StoredWorkGroup known = state.workGroups().stream()
                .filter(SavedState.sameGroup(group.name()))
                .findFirst()
                .orElse(new StoredWorkGroup(group, true, clock.millis()));
        become(state.with(new StoredWorkGroup(group, known.enabled(), known.createdMs())));
    }

    /// Makes a workgroup.
    ///
    /// @throws AthenaException when there is one of this name
    public synchronized void create(WorkGroup group) throws AthenaException, IOException {
        if (state.workGroups().stream().anyMatch(SavedState.sameGroup(group.name()))) {
            throw AthenaException.invalid("WorkGroup " + group.name() + " is already created.");
        }
        put(group);
    }

    /// Changes a workgroup.
    ///
    /// @throws AthenaException when there is none of this name
    public synchronized void update(WorkGroup group, boolean enabled) throws AthenaException, IOException {
        long created = workGroup(group.name()).createdMs();
        become(state.with(new StoredWorkGroup(group, enabled, created)));
    }

    /// Deletes a workgroup.
    ///
    /// @param recursive whether also with what it keeps
    /// @throws AthenaException when it cannot be
    public synchronized void deleteWorkGroup(String name, boolean recursive) throws AthenaException, IOException {
        workGroup(name);
        if (name.equals(WorkGroup.PRIMARY)) {
            throw AthenaException.invalid("The primary workgroup cannot be deleted.");
        }
        if (!recursive
                && (!namedQueries(name).isEmpty() || !preparedStatements(name).isEmpty())) {
            throw AthenaException.invalid("WorkGroup " + name + " is not empty");
        }
        become(state.withoutWorkGroup(name));
    }

    /// A workgroup's named queries, by name.
    public List<NamedQuery> namedQueries(String workGroup) {
        return state.namedQueries().stream()
                .filter(query -> query.workGroup().equals(workGroup))
                .sorted(Comparator.comparing(NamedQuery::name).thenComparing(NamedQuery::id))
                .toList();
    }

    /// A named query.
    ///
    /// @throws AthenaException when there is none of this id
    public NamedQuery namedQuery(String id) throws AthenaException {
        return state.namedQueries().stream()
                .filter(query -> query.id().equals(id))
                .findFirst()
                .orElseThrow(() -> AthenaException.invalid("NamedQuery " + id + " was not found"));
    }

    /// Keeps a named query, in place of one of the same id.
    public synchronized void put(NamedQuery query) throws IOException {
        become(state.with(query));
    }

    /// Deletes a named query.
    ///
    /// @throws AthenaException when there is none of this id
    public synchronized void deleteNamedQuery(String id) throws AthenaException, IOException {
        namedQuery(id);
        become(state.withoutNamedQuery(id));
    }

    /// A workgroup's prepared statements, by name.
    public List<PreparedStatement> preparedStatements(String workGroup) {
        return state.preparedStatements().stream()
                .filter(statement -> statement.workGroup().equals(workGroup))
                .sorted(Comparator.comparing(PreparedStatement::name))
                .toList();
    }

    /// A prepared statement.
    ///
    /// @throws AthenaException when the workgroup has none of this name
    public PreparedStatement preparedStatement(String workGroup, String name) throws AthenaException {
        return state.preparedStatements().stream()
                .filter(SavedState.sameStatement(workGroup, name))
                .findFirst()
                .orElseThrow(() -> AthenaException.notFound("PreparedStatement " + name + " was not found", name));
    }

    /// Keeps a prepared statement, in place of one of the same name.
    ///
    /// @throws AthenaException when there is no such workgroup
    public synchronized void prepare(String workGroup, String name, String sql, String description)
            throws AthenaException, IOException {
        workGroup(workGroup);
        become(state.with(new PreparedStatement(name, workGroup, sql, description, clock.millis())));
    }

    /// Deletes a prepared statement.
    ///
    /// @throws AthenaException when the workgroup has none of this name
    public synchronized void deletePreparedStatement(String workGroup, String name)
            throws AthenaException, IOException {
        preparedStatement(workGroup, name);
        become(state.withoutPreparedStatement(workGroup, name));
    }

    private void become(SavedState next) throws IOException {
        file.write(next);
        state = next;
    }
}
