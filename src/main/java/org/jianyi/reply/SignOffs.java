package org.jianyi.reply;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** All signatures and refusals. */
public interface SignOffs extends JpaRepository<SignOff, Long> {

    List<SignOff> findByReplyIdInOrderById(Collection<Long> replies);
}
