package org.jianyi.notice;

import org.jianyi.handling.Extension;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.springframework.stereotype.Component;

/** An extension nobody decided on any more: the last of its act, when {@link TellOfActs} has read what was done already. */
@Component
public class TellOfLapse {

    private final Handlings handlings;
    private final Receivers receivers;
    private final TellPeople tellPeople;

    TellOfLapse(Handlings handlings, Receivers receivers, TellPeople tellPeople) {
        this.handlings = handlings;
        this.receivers = receivers;
        this.tellPeople = tellPeople;
    }

    public void tell(Extension extension) {
        Handling share = handlings.get(extension.handling());
        tellPeople.tell(
                new Matter(
                        "extension:" + extension.id(),
                        NoticeKind.EXTENSION_LAPSED,
                        share.suggestion(),
                        share.id(),
                        share.unit().name() + "的延期申请已失效（" + extension.decision() + "），不用再审核。",
                        extension.decidedOn(),
                        null),
                Receivers.both(
                        receivers.office(), receivers.handlers(share.unit().code())));
    }
}
