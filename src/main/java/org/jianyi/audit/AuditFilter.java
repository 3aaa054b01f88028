package org.jianyi.audit;

import java.time.LocalDate;

/**
 * Which lines of the audit trail.
 *
 * @param from first day of entry
 * @param to last day of entry
 * @param who part of the actor's name, login, or of the name it was recorded for; empty: anybody
 * @param act part of what was done: 交办; empty: anything
 * @param about part of the suggestion's id or of the subject; empty: anything
 */
public record AuditFilter(LocalDate from, LocalDate to, String who, String act, String about) {}
