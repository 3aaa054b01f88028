package org.jianyi.sheet;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record's component as a column of a workbook and a field of a page. Whether it must be filled and how long it may be, its constraints say. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {

    /** The heading: 代表证号. */
    String value();

    /** What to write in it, in a few words. */
    String hint() default "";

    /** In characters. */
    int width() default 14;
}
