package org.jianyi.notice;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.ChineseDate;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.substitution.Substitution;
import org.springframework.stereotype.Component;

/** Who signs for whom, told to both of them, save the one who has just said so. */
@Component
public class TellOfSubstitution {

    private final TellPeople tellPeople;

    TellOfSubstitution(TellPeople tellPeople) {
        this.tellPeople = tellPeople;
    }

    public void named(Substitution it, LocalDate day, Actor by) {
        String topic = "substitution:" + it.id();
        tell(topic, day, substitute(it), "请您代" + it.signerName() + "审签，" + it.time() + "，到期自动结束。", by);
        tell(topic, day, signer(it), "已设" + it.substituteName() + "代您审签，" + it.time() + "，到期自动结束。", by);
    }

    /** Before its last day, by hand. */
    public void ended(Substitution it, LocalDate day, Actor by) {
        String topic = "substitution:" + it.id() + ":ended";
        String became = it.isCancelled() ? "已取消。" : "已于" + ChineseDate.of(it.endedOn()) + "结束。";
        tell(topic, day, substitute(it), "您代" + it.signerName() + "审签的代理" + became, by);
        tell(topic, day, signer(it), it.substituteName() + "代您审签的代理" + became, by);
    }

    private void tell(String topic, LocalDate day, Person person, String text, Actor by) {
        if (!person.userId().equals(by.userId())) {
            tellPeople.tell(new Matter(topic, NoticeKind.SUBSTITUTION, null, null, text, day, null), List.of(person));
        }
    }

    private static Person signer(Substitution it) {
        return new Person(it.signerId(), it.signerName());
    }

    private static Person substitute(Substitution it) {
        return new Person(it.substituteId(), it.substituteName());
    }
}
