package org.jianyi.reply;

import java.util.List;
import org.jianyi.Refusal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The dictionary of reply classes. */
public interface ReplyClasses extends JpaRepository<ReplyClass, ReplyClass.Key> {

    @Query("select c from ReplyClass c where c.active order by c.key.code")
    List<ReplyClass> active();

    /** @throws Refusal when the active scheme has no such class (R15) */
    default ReplyClass get(String code) {
        return active().stream()
                .filter(c -> c.code().equals(code))
                .findAny()
                .orElseThrow(() -> Refusal.badInput("replyClass", "没有“" + code + "”这一答复类别，请重新选择"));
    }
}
