package dev.baton.finance.invoice;

/** A rectangle on a page in points of 1/72 inch, from the upper left corner, y downward. */
public record Box(double x, double y, double width, double height) {
    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double middle() {
        return y + height / 2;
    }

    /** The smallest rectangle around both. */
    public Box with(Box other) {
        var left = Math.min(x, other.x);
        var top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }

    /** How much of the narrower one's width both share, 0 to 1. */
    public double shared(Box other) {
        var common = Math.min(right(), other.right()) - Math.max(x, other.x);
        return Math.max(0, common) / Math.max(0.1, Math.min(width, other.width));
    }
}
