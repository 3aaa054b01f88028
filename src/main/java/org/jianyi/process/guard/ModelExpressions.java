package org.jianyi.process.guard;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * What an expression may say. One of a model sees the case's variables and our delegates and may call what {@link KnownCalls} lists; one
 * of a query is one of three, whoever wrote it and however it got into the query: in the engine, only queries evaluate without a case.
 */
public class ModelExpressions extends JuelExpressionManager {

    /** Those that a request may bring, and the one that our own list of overdue tasks is stored with. */
    private static final Set<String> OF_QUERIES = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    /** @param delegates by bean name */
    public ModelExpressions(Map<Object, Object> delegates) {
        super(delegates);
    }

    @Override
    public Expression createExpression(String text) {
        ensureInitialized();
        return new JuelExpression(createValueExpression(text), this, text) {
            @Override
            public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
                if (scope == null && !OF_QUERIES.contains(text)) {
                    throw new BadUserRequestException("this expression is not admitted in a query");
                }
                return super.getValue(scope, execution);
            }
        };
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(new KnownCalls());
        return resolver;
    }
}
