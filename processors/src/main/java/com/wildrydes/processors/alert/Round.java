package com.wildrydes.processors.alert;

import com.wildrydes.processors.alert.AlertDelivery.Delivered;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.DependencyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Some alerts that are told, published and noted together, each stage with all hands.
///
/// @param holder the number of this round's claims
final class Round {

    private final Telling telling;
    private final Publishing publishing;
    private final ExecutorService crew;
    private final long holder;
    private final Deadline deadline;

    Round(Telling telling, Publishing publishing, ExecutorService crew, long holder, Deadline deadline) {
        this.telling = telling;
        this.publishing = publishing;
        this.crew = crew;
        this.holder = holder;
        this.deadline = deadline;
    }

    /// Delivers transitions.
    ///
    /// @param told by alert; none for one that waits to be published
    Delivered deliver(Map<AlertId, List<Transition>> told) throws InterruptedException {
        boolean mayPublish = publishing.isReady();
        List<Step> steps = all(told.entrySet().stream()
                .map(entry -> (Callable<Step>) () -> tell(entry.getKey(), entry.getValue(), mayPublish))
                .toList());
        List<AlertItem> claimed = steps.stream()
                .map(Step::item)
                .filter(item -> item != null && item.publication().isHeldBy(holder))
                .toList();
        Delivered result = steps.stream().map(Step::delivered).reduce(Delivered.NOTHING, Delivered::plus);
        return claimed.isEmpty() ? result : result.plus(publish(claimed, told));
    }

    private Delivered publish(List<AlertItem> claimed, Map<AlertId, List<Transition>> told)
            throws InterruptedException {
        List<Publishing.Published> published = all(tens(claimed).stream()
                .map(ten -> (Callable<Publishing.Published>) () -> publishing.publish(ten, deadline))
                .toList());
        Set<AlertId> accepted = new HashSet<>();
        published.forEach(part -> accepted.addAll(part.accepted()));
        List<Delivered> noted = all(claimed.stream()
                .map(item -> (Callable<Delivered>) () -> note(item, accepted.contains(item.id()), told))
                .toList());
        Delivered result = published.stream()
                .map(part -> Delivered.failed(List.of(), part.failure()))
                .reduce(Delivered.NOTHING, Delivered::plus);
        return noted.stream().reduce(result, Delivered::plus);
    }

    private Step tell(AlertId id, List<Transition> transitions, boolean mayPublish) {
        try {
            Telling.Told told = telling.tell(id, transitions, holder, mayPublish, deadline);
            boolean waits = told.item().publication().waiting()
                    && !told.item().publication().isHeldBy(holder);
            return new Step(
                    told.item(),
                    new Delivered(told.raised() ? 1 : 0, told.resolved() ? 1 : 0, 0, waits ? 1 : 0, List.of(), null));
        } catch (DependencyException | RuntimeException e) {
            return new Step(null, Delivered.failed(transitions, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Step(null, Delivered.failed(transitions, e));
        }
    }

    /// What the topic took is delivered, noted or not. What it did not take and the table does not know to be waiting
    /// is left, for nobody else would see to it.
    private Delivered note(AlertItem item, boolean accepted, Map<AlertId, List<Transition>> told) {
        List<Transition> unnoted = accepted ? List.of() : told.getOrDefault(item.id(), List.of());
        var result = new Delivered(0, 0, accepted ? 1 : 0, accepted ? 0 : 1, List.of(), null);
        try {
            telling.note(item, holder, accepted, deadline);
            return result;
        } catch (DependencyException | RuntimeException e) {
            return result.plus(Delivered.failed(unnoted, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return result.plus(Delivered.failed(unnoted, e));
        }
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        var results = new ArrayList<T>();
        for (Future<T> done : crew.invokeAll(tasks)) {
            // An error, as a lack of memory, is no outcome: it ends the invocation, and all is delivered again.
            if (done.state() == Future.State.FAILED) {
                throw new IllegalStateException("a part of the delivery ended with an error", done.exceptionNow());
            }
            results.add(done.resultNow());
        }
        return results;
    }

    private static List<List<AlertItem>> tens(List<AlertItem> all) {
        var tens = new ArrayList<List<AlertItem>>();
        for (int from = 0; from < all.size(); from += AlertTopic.MOST_MESSAGES) {
            tens.add(all.subList(from, Math.min(all.size(), from + AlertTopic.MOST_MESSAGES)));
        }
        return tens;
    }

    /// @param item as the table has it; null when that is not known
    private record Step(@Nullable AlertItem item, Delivered delivered) {}
}
