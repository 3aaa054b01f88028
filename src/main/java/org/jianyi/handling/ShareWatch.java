package org.jianyi.handling;

import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.springframework.context.ApplicationEventPublisher;

/** Says that a share has ended, whichever way: whoever waits for its reply need not be told by each of the acts that end one. */
class ShareWatch {

    private final ApplicationEventPublisher events;

    ShareWatch(ApplicationEventPublisher events) {
        this.events = events;
    }

    @PostUpdate
    void changed(Handling handling) {
        if (!handling.isOpen()) {
            removed(handling);
        }
    }

    @PostRemove
    void removed(Handling handling) {
        events.publishEvent(new ShareEnded(handling.id()));
    }
}
