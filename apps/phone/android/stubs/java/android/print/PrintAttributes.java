package android.print;

public final class PrintAttributes {
}
