package org.jianyi.process.guard;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every way in, read off the code: our controllers, and the resources of the engine's web API with all that they lead on to. */
final class Endpoints {

    private static final Map<String, Application> APPLICATIONS = Map.of(
            "/camunda/api/engine", new EngineRestApplication(),
            "/camunda/api/cockpit", new CockpitApplication(),
            "/camunda/api/admin", new AdminApplication(),
            "/camunda/api/tasklist", new TasklistApplication(),
            "/camunda/api/welcome", new WelcomeApplication());

    private Endpoints() {}

    /** @return lines such as {@code GET /api/tasks/{id}} */
    static SortedSet<String> all(ApplicationContext context) {
        SortedSet<String> found = new TreeSet<>(
                (a, b) -> (a.replaceFirst("^\\S+ ", "") + " " + a).compareTo(b.replaceFirst("^\\S+ ", "") + " " + b));
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> ours(info, found)));
        APPLICATIONS.forEach((base, application) -> application.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(type -> engines(join(base, pathOf(type)), type, Set.of(), found)));
        return found;
    }

    private static void ours(RequestMappingInfo info, Set<String> found) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                found.add(method + " " + pattern);
            }
        }
    }

    private static void engines(String base, Class<?> type, Set<Class<?>> passed, Set<String> found) {
        for (Method method : type.getMethods()) {
            Method annotated = method.isBridge() ? null : annotated(method);
            if (annotated == null) {
                continue;
            }
            String path = join(base, pathOf(annotated));
            String verb = verbOf(annotated);
            if (verb != null) {
                found.add(verb + " "
                        + path.replaceFirst("/(engine/engine|auth/user|setup)/\\{\\w+}", "/$1/default")
                                .replaceFirst("/plugin/(\\w+)/\\{engine\\w*}", "/plugin/$1/default")
                                .replace("{file:.*}", "app/plugin.js"));
            } else if (!passed.contains(method.getReturnType())) {
                Set<Class<?>> further = new HashSet<>(passed);
                further.add(method.getReturnType());
                engines(path, method.getReturnType(), further, found);
            }
        }
    }

    /** The method itself, or the one it implements, whichever says under which path it answers. */
    private static Method annotated(Method method) {
        if (pathOf(method) != null || verbOf(method) != null) {
            return method;
        }
        for (Class<?> type : parents(method.getDeclaringClass())) {
            try {
                Method same = type.getMethod(method.getName(), method.getParameterTypes());
                if (pathOf(same) != null || verbOf(same) != null) {
                    return same;
                }
            } catch (NoSuchMethodException none) {
                // declared further down
            }
        }
        return null;
    }

    private static Set<Class<?>> parents(Class<?> type) {
        Set<Class<?>> parents = new LinkedHashSet<>();
        for (Class<?> parent : type.getInterfaces()) {
            parents.add(parent);
            parents.addAll(parents(parent));
        }
        if (type.getSuperclass() != null) {
            parents.add(type.getSuperclass());
            parents.addAll(parents(type.getSuperclass()));
        }
        return parents;
    }

    private static String pathOf(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? null : path.value();
    }

    private static String verbOf(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String join(String base, String path) {
        if (path == null || path.isEmpty() || path.equals("/")) {
            return base;
        }
        return base + (path.startsWith("/") ? "" : "/") + path.replaceFirst("/$", "");
    }
}
