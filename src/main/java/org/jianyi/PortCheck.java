package org.jianyi;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Looks whether the port is free before anything else is done: it is opened last, when a first start has filled the tables already. */
class PortCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (port <= 0 || event.getSpringApplication().getWebApplicationType() != WebApplicationType.SERVLET) {
            return;
        }
        try (ServerSocket probe =
                new ServerSocket(port, 1, environment.getProperty("server.address", InetAddress.class))) {
            probe.getLocalPort();
        } catch (BindException taken) {
            throw new PortInUseException(port, taken);
        } catch (IOException e) {
            // whatever else is wrong with the port, the server says it better
        }
    }
}
