package dev.dlc.compiler.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;

/** An entry with its arguments, for comments and digests. */
public final class EntryText {
    private EntryText() {}

    /**
     * {@code MaxPool[kernel=2, stride=2]}: what the record says of itself. Java puts that method together anew at each start, for
     * each class that is asked, and takes longer for it than reading the components does.
     */
    public static String of(Record entry) {
        StringJoiner text = new StringJoiner(", ", entry.getClass().getSimpleName() + "[", "]");
        try {
            for (RecordComponent component : entry.getClass().getRecordComponents()) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                text.add(component.getName() + "=" + accessor.invoke(entry));
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + entry.getClass().getName(), e);
        }
        return text.toString();
    }
}
