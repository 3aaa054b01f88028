package org.jianyi.process;

import jakarta.servlet.http.HttpServletRequest;
import org.jianyi.roster.Actor;

/** A request on its way in. Several guards ask who is there; the groups he holds when it comes are looked up once for all of them. */
public final class Incoming {

    private Incoming() {}

    /**
     * @param userId the login of the request
     * @return who it is, as it was when the first guard asked
     */
    public static Actor actor(HttpServletRequest request, String userId, EnginePeople people) {
        if (request.getAttribute(Actor.class.getName()) instanceof Actor known
                && known.userId().equals(userId)) {
            return known;
        }
        Actor actor = people.actor(userId);
        request.setAttribute(Actor.class.getName(), actor);
        return actor;
    }
}
