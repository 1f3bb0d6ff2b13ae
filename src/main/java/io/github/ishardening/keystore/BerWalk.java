package io.github.ishardening.keystore;

import java.io.ByteArrayOutputStream;

/**
 * Visits the elements of a store in order, including those nested in octet strings. More lenient than the JDK, to see
 * everything that the JDK would act on; needs no password, and sees nothing that is encrypted.
 */
record BerWalk(BerElements elements, Visitor visitor) {

    /** An integer (X.690, section 8.3). */
    static final int INTEGER = 0x02;

    /** An octet string (X.690, section 8.7). */
    static final int OCTET_STRING = 0x04;

    /** Stores and their certificates nest about 15 levels deep; beyond this limit, readers risk a stack overflow. */
    private static final int DEEPEST = 64;

    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;

    /** Receives the elements that don't contain others. */
    interface Visitor {

        /**
         * Visits an element.
         *
         * @param tag its tag
         * @param previous the tag of its preceding sibling; 0 if there is none
         * @param content the offset of its content
         * @param end the offset after its content
         */
        void visit(BerElements elements, int tag, int previous, int content, int end);

        /** The elements are nested deeper than in any store; deeper ones aren't visited. */
        void tooDeep();
    }

    /** Visits all elements from an offset on. */
    static void of(byte[] store, int from, Visitor visitor) {
        new BerWalk(new BerElements(store), visitor).walk(from, store.length, 0, false);
    }

    /** Visits sibling elements, and returns the offset after them. */
    private int walk(int from, int to, int depth, boolean isToEndMark) {
        int previous = 0;
        int at = from;
        while (at + 2 <= to && !(isToEndMark && elements.isEndMark(at))) {
            int content = elements.content(at);
            if (depth > DEEPEST || content > to) {
                leave(depth);
                return to;
            }
            int tag = elements.at(at);
            int end = end(at, to);
            if (tag == (OCTET_STRING | CONSTRUCTED)) {
                var parts = new ByteArrayOutputStream();
                at = collect(content, end, depth + 1, elements.isIndefinite(at), parts);
                byte[] whole = parts.toByteArray();
                new BerWalk(new BerElements(whole), visitor).walk(0, whole.length, depth + 1, false);
            } else if ((tag & CONSTRUCTED) != 0) {
                int walked = walk(content, end, depth + 1, elements.isIndefinite(at));
                at = elements.isIndefinite(at) ? walked : end;
            } else {
                visit(tag, previous, content, end, depth);
                at = end;
            }
            previous = tag & ~CONSTRUCTED;
        }
        return isToEndMark ? Math.min(to, at + 2) : to;
    }

    private void visit(int tag, int previous, int content, int end, int depth) {
        if (tag == OCTET_STRING && content < end && elements.at(content) == SEQUENCE) {
            walk(content, end, depth + 1, false);
        } else {
            visitor.visit(elements, tag, previous, content, end);
        }
    }

    /** Joins an octet string that is written in parts (X.690, section 8.7.3), and returns the offset after it. */
    private int collect(int from, int to, int depth, boolean isToEndMark, ByteArrayOutputStream parts) {
        int at = from;
        while (at + 2 <= to && !(isToEndMark && elements.isEndMark(at))) {
            int content = elements.content(at);
            if (depth > DEEPEST || content > to) {
                leave(depth);
                return to;
            }
            int end = end(at, to);
            if ((elements.at(at) & CONSTRUCTED) != 0) {
                int collected = collect(content, end, depth + 1, elements.isIndefinite(at), parts);
                at = elements.isIndefinite(at) ? collected : end;
            } else {
                parts.write(elements.bytes(), content, end - content);
                at = end;
            }
        }
        return isToEndMark ? Math.min(to, at + 2) : to;
    }

    private void leave(int depth) {
        if (depth > DEEPEST) {
            visitor.tooDeep();
        }
    }

    private int end(int at, int to) {
        return elements.isIndefinite(at) ? to : Math.min(to, elements.content(at) + elements.length(at));
    }
}
