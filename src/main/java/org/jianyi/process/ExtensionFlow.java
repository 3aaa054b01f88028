package org.jianyi.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.jianyi.handling.DecideExtension;
import org.jianyi.handling.Extension;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.RecordExtension;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.ShareEnded;
import org.jianyi.notice.TellOfLapse;
import org.jianyi.roster.Actor;
import org.jianyi.rulebook.FollowsDates;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** More time for a reply: the domain first, then the running case learns of it and its tasks and timers follow, in one transaction. */
@Component
@Transactional
public class ExtensionFlow {

    private final RecordExtension recordExtension;
    private final List<FollowsDates> followers;
    private final TellOfLapse tellOfLapse;
    private final EnginePeople people;
    private final RuntimeService runtime;

    ExtensionFlow(
            RecordExtension recordExtension,
            List<FollowsDates> followers,
            TellOfLapse tellOfLapse,
            EnginePeople people,
            RuntimeService runtime) {
        this.recordExtension = recordExtension;
        this.followers = followers;
        this.tellOfLapse = tellOfLapse;
        this.people = people;
        this.runtime = runtime;
    }

    public void ask(HandlingId handling, RequestExtension form, Actor actor) {
        Extension extension = recordExtension.ask(handling, form, actor);
        if (extension.isGranted()) {
            follow(handling);
        } else {
            people.unchecked(() -> {
                CaseMessages.extensionRequested(runtime, handling);
                return null;
            });
        }
    }

    public void decide(HandlingId handling, DecideExtension form, Actor actor) {
        if (recordExtension.decide(handling, form, actor).isGranted()) {
            follow(handling);
        }
    }

    private void follow(HandlingId handling) {
        followers.forEach(follower -> follower.follow(handling.suggestion()));
    }

    /** The step at which it would have been decided goes with its scope. The ledger locks last of all: this comes before. */
    @Order(1)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(ShareEnded share) {
        recordExtension.lapse(share.handling()).ifPresent(tellOfLapse::tell);
    }
}
