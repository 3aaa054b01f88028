package org.jianyi.roster;

import java.time.LocalDate;

/**
 * That somebody signs for another today (代签).
 *
 * @param signer who would sign himself
 * @param place the group in which that one signs: unit-head-SLZ, leader
 * @param until last day
 */
public record Substituting(Person signer, String place, LocalDate until) {}
