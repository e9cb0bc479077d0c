package android.database;

public class MatrixCursor extends AbstractCursor {
    public MatrixCursor(String[] columnNames, int initialCapacity) {
        super();
    }

    public void addRow(Object[] columnValues) {
        throw new RuntimeException("declared only");
    }

    public String getString(int column) {
        throw new RuntimeException("declared only");
    }

    public boolean isNull(int column) {
        throw new RuntimeException("declared only");
    }
}
