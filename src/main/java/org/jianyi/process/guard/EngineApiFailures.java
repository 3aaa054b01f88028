package org.jianyi.process.guard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Hands what went wrong inside the engine's web API to {@link RefusalFilter}, before the API words it itself. Found by Jersey as a service. */
public class EngineApiFailures implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(new Listener());
    }

    private static final class Listener implements ApplicationEventListener {

        @Override
        public void onEvent(ApplicationEvent event) {
            // only requests matter
        }

        @Override
        public RequestEventListener onRequest(RequestEvent start) {
            return event -> {
                if (event.getType() == RequestEvent.Type.ON_EXCEPTION
                        && !(event.getException() instanceof WebApplicationException)) {
                    event.getContainerRequest().setProperty(RefusalFilter.failureAttribute(), event.getException());
                }
            };
        }
    }
}
