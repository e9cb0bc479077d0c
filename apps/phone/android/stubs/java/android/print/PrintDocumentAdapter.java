package android.print;

public abstract class PrintDocumentAdapter {
    public PrintDocumentAdapter() {
        throw new RuntimeException("declared only");
    }
}
