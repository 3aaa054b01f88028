package org.jianyi.process.guard;

import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.process.ByTheClock;

/** The few calls that our models make. Anything else an object could do is not reachable from an expression, properties included. */
class KnownCalls extends ELResolver {

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        Object result = call(context, base, String.valueOf(method), arguments);
        context.setPropertyResolved(true);
        return result;
    }

    private static Object call(ELContext context, Object base, String method, Object... arguments) {
        if (base instanceof SpinJsonNode json) {
            switch (method) {
                case "elements":
                    return json.elements();
                case "stringValue":
                    return json.stringValue();
                case "prop":
                    return json.prop(String.valueOf(arguments[0]));
                default:
            }
        }
        if (base instanceof ByTheClock timer && method.equals("due")) {
            return timer.due((DelegateExecution) context.getContext(VariableScope.class));
        }
        if (base instanceof Collection<?> list && method.equals("size")) {
            return list.size();
        }
        if (base instanceof String text && method.equals("concat")) {
            return text.concat(String.valueOf(arguments[0]));
        }
        throw new MethodNotFoundException("models do not call " + method);
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // nothing is written by an expression
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
