package com.wildrydes.processors.alert;

import com.wildrydes.processors.alert.AlertTopic.Refusal;
import com.wildrydes.processors.dependency.AwsClients;
import com.wildrydes.processors.dependency.Deadline;
import com.wildrydes.processors.dependency.DependencyException;
import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.Retry;
import com.wildrydes.processors.dependency.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Publishes alerts whose claims are held, with little patience: the map waits for it. Thread-safe.
///
/// After a failure nothing is tried for a while, so that a topic that is out of order costs the fleet's state one
/// short delay now and then.
final class Publishing {

    /// How long refused messages are tried again.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How long nothing is published after a failure.
    static final Duration REST = Duration.ofSeconds(10);

    /// A claim must last for the tries and a call that is waited for.
    private static final Duration NEEDED =
            PATIENCE.plus(AwsClients.CALL_TIMEOUT).plusSeconds(1);

    private final AlertTopic topic;
    private final Retry retry;
    private final InstantSource clock;
    private final AtomicLong restUntilMs = new AtomicLong(Long.MIN_VALUE);

    Publishing(AlertTopic topic, Retry retry, InstantSource clock) {
        this.topic = topic;
        this.retry = retry;
        this.clock = clock;
    }

    /// Whether it makes sense to claim.
    boolean isReady() {
        return clock.millis() >= restUntilMs.get();
    }

    /// Publishes alerts.
    ///
    /// @param claimed 1 to [AlertTopic#MOST_MESSAGES]
    Published publish(List<AlertItem> claimed, Deadline deadline) {
        if (!isReady()) {
            return new Published(Set.of(), new UnavailableException("the topic has just failed, and is left alone"));
        }
        long nowMs = clock.millis();
        var left = new Left(claimed.stream()
                .filter(item -> lasts(item, nowMs))
                .map(AlertItem::message)
                .toList());
        if (left.messages.isEmpty()) {
            return new Published(Set.of(), new UnavailableException("the claims' time was up before their turn"));
        }
        Duration patience = deadline.left().compareTo(PATIENCE) < 0 ? deadline.left() : PATIENCE;
        try {
            retry.call(Deadline.in(patience, deadline.nanoTime()), failures -> left.publish());
            return new Published(left.accepted, null);
        } catch (DependencyException | RuntimeException e) {
            restUntilMs.set(clock.millis() + REST.toMillis());
            return new Published(left.accepted, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Published(left.accepted, e);
        }
    }

    private static boolean lasts(AlertItem item, long nowMs) {
        Publication.Claim claim =
                Objects.requireNonNull(item.publication().claim(), "only claimed alerts are published");
        return claim.untilMs() - nowMs >= NEEDED.toMillis();
    }

    /// @param accepted those that the topic took
    /// @param failure why it did not take the others, if there are any
    record Published(Set<AlertId> accepted, @Nullable Exception failure) {}

    /// Messages that have yet to be accepted.
    private final class Left {

        private final Set<AlertId> accepted = new HashSet<>();
        private List<AlertMessage> messages;

        Left(List<AlertMessage> messages) {
            this.messages = messages;
        }

        boolean publish() throws UnavailableException, RefusedException {
            List<Refusal> refused = topic.publish(messages);
            var again = new ArrayList<AlertMessage>();
            refused.forEach(refusal -> again.add(messages.get(refusal.index())));
            messages.forEach(message -> accepted.add(message.id()));
            again.forEach(message -> accepted.remove(message.id()));
            int all = messages.size();
            messages = again;
            if (!again.isEmpty()) {
                throw new UnavailableException("the topic refused " + again.size() + " of " + all + " messages: "
                        + refused.getFirst().reason());
            }
            return true;
        }
    }
}
