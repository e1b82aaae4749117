// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract.name;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A valid glob without alternatives in braces, as a row of signs, to be compared with another one. */
final class GlobText {

    private static final int MOST_ALTERNATIVES = 1000;
    private static final BitSet ANY = new BitSet();

    static {
        ANY.set(0, Character.MAX_VALUE + 1);
        ANY.clear('/');
    }

    /** The characters that each sign stands for; null stands for any number of any. */
    private final List<BitSet> signs = new ArrayList<>();

    GlobText(String glob) {
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            if (c == '[') {
                int end = glob.indexOf(']', at + 1);
                signs.add(bracket(glob.substring(at + 1, end)));
                at = end;
            } else if (c == '\\' && at + 1 < glob.length()) {
                at++;
                signs.add(one(glob.charAt(at)));
            } else {
                signs.add(c == '*' ? null : c == '?' ? ANY : one(c));
            }
            at++;
        }
    }

    private static BitSet one(char c) {
        BitSet set = new BitSet();
        set.set(c);
        return set;
    }

    private static BitSet bracket(String within) {
        boolean none = within.startsWith("!");
        String text = none ? within.substring(1) : within;
        BitSet set = new BitSet();
        for (int i = 0; i < text.length(); i++) {
            boolean range = i + 2 < text.length() && text.charAt(i + 1) == '-';
            set.set(text.charAt(i), text.charAt(range ? i + 2 : i) + 1);
            i += range ? 2 : 0;
        }
        if (none) {
            set.flip(0, Character.MAX_VALUE + 1);
        }
        set.clear('/');
        return set;
    }

    /** Whether there is a text that both match. */
    boolean meets(GlobText other) {
        // reach[j]: whether the signs before i and the other's before j can match the same text
        boolean[] reach = new boolean[other.signs.size() + 1];
        reach[0] = true;
        passStars(reach, other);
        for (BitSet sign : signs) {
            boolean[] next = new boolean[reach.length];
            for (int j = 0; j < reach.length; j++) {
                boolean before = j > 0 && meets(sign, other.signs.get(j - 1)) && reach[j - 1];
                boolean stays = reach[j] && (sign == null || j > 0 && other.signs.get(j - 1) == null);
                boolean grows = sign == null && j > 0 && next[j - 1];
                next[j] = before || stays || grows;
            }
            passStars(next, other);
            reach = next;
        }
        return reach[other.signs.size()];
    }

    /** Any number of characters may be none. */
    private static void passStars(boolean[] reach, GlobText other) {
        for (int j = 1; j < reach.length; j++) {
            reach[j] |= reach[j - 1] && other.signs.get(j - 1) == null;
        }
    }

    private static boolean meets(BitSet one, BitSet two) {
        return one == null || two == null || one.intersects(two);
    }

    /** The globs that a glob with alternatives in braces stands for, such as {@code a} and {@code b} of {a,b}. */
    static List<String> alternatives(String glob) {
        int open = unescaped(glob, '{', 0);
        int close = unescaped(glob, '}', open);
        if (open < 0 || close < 0) {
            return List.of(glob);
        }
        List<String> each = new ArrayList<>();
        int from = open + 1;
        int comma = unescaped(glob, ',', from);
        while (comma >= 0 && comma < close) {
            each.add(glob.substring(from, comma));
            from = comma + 1;
            comma = unescaped(glob, ',', from);
        }
        each.add(glob.substring(from, close));
        List<String> all = new ArrayList<>();
        for (String end : alternatives(glob.substring(close + 1))) {
            each.forEach(alternative -> all.add(glob.substring(0, open) + alternative + end));
        }
        if (all.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("more than " + MOST_ALTERNATIVES + " alternatives");
        }
        return all;
    }

    /** Where a character stands that is neither escaped nor in brackets; -1 where it does not. */
    private static int unescaped(String glob, char sought, int from) {
        boolean inBrackets = false;
        for (int i = Math.max(from, 0); i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\' && !inBrackets) {
                i++;
            } else if (inBrackets) {
                inBrackets = c != ']';
            } else if (c == '[') {
                inBrackets = true;
            } else if (c == sought) {
                return i;
            }
        }
        return -1;
    }
}
