package org.jianyi.notice;

import java.util.Collection;
import java.util.Map;

/** A way on which notices leave the house, beside the list that everybody has in the application: mail now; text messages or a chat robot may follow. */
public interface Channel {

    /** As it is kept with what was sent: MAIL. */
    String id();

    /** As people call it: 邮件. */
    String label();

    /** Whether it is set up. */
    boolean isOn();

    /** Where it reaches these people, by user id: those who have an address for it, and want it. */
    Map<String, String> addresses(Collection<String> userIds);

    /**
     * Sends one message to one person. It is sent again under the same id when nobody knows whether it arrived.
     *
     * @throws Undelivered when it was not taken
     */
    void send(DigestContent content, String address) throws Undelivered;
}
