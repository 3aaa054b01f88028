package org.jianyi.notice;

import java.time.LocalDate;

/**
 * Which notices, and how they went out.
 *
 * @param from first day on which they were told
 * @param to last day
 * @param who part of the receiver's name or login; empty: anybody
 * @param kind of what; null: anything
 * @param inside only those that go out by no channel
 * @param state only those in messages that stand thus; null: any
 */
public record OutboxFilter(
        LocalDate from, LocalDate to, String who, NoticeKind kind, boolean inside, DigestState state) {}
