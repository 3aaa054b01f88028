package org.jianyi.roster;

import org.springframework.data.jpa.repository.JpaRepository;

/** All logins that were stopped and not taken up again. */
public interface StoppedAccounts extends JpaRepository<StoppedAccount, String> {}
