package org.jianyi.database;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;

/** An application that has a data source and nothing else, and runs until it is stopped. */
@ImportAutoConfiguration({EmbeddedServerConfiguration.class, DataSourceAutoConfiguration.class})
class HeldServer {

    public static void main(String[] args) throws InterruptedException {
        SpringApplication application = new SpringApplication(HeldServer.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run("--jianyi.data=" + Path.of(args[0]));
        System.out.println("open");
        Thread.currentThread().join();
    }
}
