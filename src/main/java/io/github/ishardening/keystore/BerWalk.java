package io.github.ishardening.keystore;

import java.io.ByteArrayOutputStream;

/**
 * Goes through the elements of a store in their order, and into octet strings that hold elements. Reads more leniently than
 * the JDK, so that it sees whatever the JDK would act on; needs no password, and sees nothing of what is encrypted.
 */
record BerWalk(BerElements elements, Visitor visitor) {

    /** An integer (X.690, section 8.3). */
    static final int INTEGER = 0x02;

    /** Bytes (X.690, section 8.7). */
    static final int OCTET_STRING = 0x04;

    /** Stores nest to about 15, certificates in them included; beyond this the readers' own stack is at risk. */
    private static final int DEEPEST = 64;

    private static final int SEQUENCE = 0x30;
    private static final int CONSTRUCTED = 0x20;

    /** What is told of each element that isn't made of others. */
    interface Visitor {

        /**
         * An element.
         *
         * @param tag what it is
         * @param previous what the element before it beside it is; 0 if there is none
         * @param content where its bytes begin
         * @param end where they end
         */
        void visit(BerElements elements, int tag, int previous, int content, int end);

        /** It nests deeper than any store does; what lies deeper isn't told. */
        void tooDeep();
    }

    /** Tells of all elements from an offset on. */
    static void of(byte[] store, int from, Visitor visitor) {
        new BerWalk(new BerElements(store), visitor).walk(from, store.length, 0, false);
    }

    /** Goes through elements side by side, and says where it ended. */
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

    /** Puts together an octet string that is written in parts (X.690, section 8.7.3), and says where it ended. */
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
