package org.jianyi.audit;

import java.time.LocalDate;
import java.util.List;

/**
 * Which lines of the audit trail.
 *
 * @param from first day of entry
 * @param to last day of entry
 * @param who part of the actor's name, login, or of the name it was recorded for; empty: anybody
 * @param act part of what was done: 交办; empty: anything
 * @param about part of the subject; empty: anything; null: the cases alone
 * @param cases ids of suggestions that are looked for as well
 */
public record AuditFilter(LocalDate from, LocalDate to, String who, String act, String about, List<String> cases) {}
