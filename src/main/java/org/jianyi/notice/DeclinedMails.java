package org.jianyi.notice;

import org.springframework.data.jpa.repository.JpaRepository;

/** Who wants no mail. */
interface DeclinedMails extends JpaRepository<DeclinedMail, String> {}
