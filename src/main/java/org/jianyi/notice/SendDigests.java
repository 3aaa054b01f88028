package org.jianyi.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, each node as much as it gets hold of. A message is taken in one transaction, sent in none, and ticked off in
 * another: a node that dies in between loses nothing, and what it may have sent goes out again under the same id.
 */
@Component
public class SendDigests {

    private static final Logger LOG = LoggerFactory.getLogger(SendDigests.class);

    private final Digests digests;
    private final ComposeDigest compose;
    private final List<Channel> channels;
    private final NoticeSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendDigests(
            Digests digests,
            ComposeDigest compose,
            List<Channel> channels,
            NoticeSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.digests = digests;
        this.compose = compose;
        this.channels = channels;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void everyMinute() {
        if (settings.automatic()) {
            send();
        }
    }

    /** Sends all that is due at this moment; stops when the other side is out of order, since then the rest would fail as well. */
    public void send() {
        List<String> on =
                channels.stream().filter(Channel::isOn).map(Channel::id).toList();
        if (on.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (digests.isAlone()) {
                digests.bundle(clock.instant(), on);
            }
        });
        Optional<Digest> taken = take(on);
        while (taken.isPresent() && send(taken.get())) {
            taken = take(on);
        }
    }

    /** From now on this node has some minutes to send it. */
    Optional<Digest> take(List<String> on) {
        return transaction.execute(status -> {
            Optional<Digest> next = digests.next(clock.instant(), on);
            next.ifPresent(digest -> digest.take(clock.instant()));
            return next;
        });
    }

    /** @return whether it makes sense to go on with the next one */
    private boolean send(Digest taken) {
        Channel channel = channels.stream()
                .filter(one -> one.id().equals(taken.channel()))
                .findFirst()
                .orElseThrow();
        BiConsumer<Digest, Instant> how;
        boolean goesOn = true;
        try {
            how = send(taken, channel);
        } catch (Undelivered undelivered) {
            LOG.warn("message {} was not taken: {}", taken.id(), undelivered.detail());
            how = (digest, now) -> digest.failed(undelivered, now);
            goesOn = !undelivered.isForAll();
        } catch (RuntimeException e) {
            LOG.error("message {} could not be sent", taken.id(), e);
            how = (digest, now) -> digest.failed(new Undelivered("系统出错，没有发出", false, e), now);
        }
        tickOff(taken, how);
        return goesOn;
    }

    /** @return what is to be noted about it */
    private BiConsumer<Digest, Instant> send(Digest taken, Channel channel) throws Undelivered {
        String address = channel.addresses(List.of(taken.userId())).get(taken.userId());
        if (address == null) {
            return (digest, now) -> digest.drop("没有登记" + channel.label() + "地址，或者本人不收" + channel.label(), now);
        }
        Optional<DigestContent> content = compose.of(taken);
        if (content.isEmpty()) {
            return (digest, now) -> digest.drop("事项都已经办完，或者不再由本人经手", now);
        }
        channel.send(content.get(), address);
        return Digest::sent;
    }

    /** Whoever was so slow that another one has taken it meanwhile has no say any more. */
    private void tickOff(Digest taken, BiConsumer<Digest, Instant> how) {
        transaction.executeWithoutResult(status -> {
            Digest digest = digests.getLocked(taken.id().toString());
            if (digest.attempts() == taken.attempts() && digest.nextAt() != null) {
                how.accept(digest, clock.instant());
            }
        });
    }
}
