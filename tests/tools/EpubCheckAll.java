// EpubCheckAll.java FILE...: EPUBCheck on each file in one process; a line "FILE: SEVERITY ID place text" for each error
// and warning, and "FILE: completed" behind them. Run by Java's own launcher for single source files.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;

public class EpubCheckAll extends MasterReport {
    private final String file;

    private EpubCheckAll(String file) {
        this.file = file;
        setEpubFileName(file);
    }

    @Override public void message(Message message, EPUBLocation place, Object... words) {
        Severity severity = message.getSeverity();
        if (severity == Severity.FATAL || severity == Severity.ERROR || severity == Severity.WARNING)
            System.out.println(file + ": " + severity + " " + message.getID() + " " + place.getPath() + ":" + place.getLine()
                + " " + message.getMessage(words).replace('\n', ' '));
    }

    @Override public void info(String resource, FeatureEnum feature, String value) {}
    @Override public int generate() { return 0; }
    @Override public void initialize() {}

    public static void main(String[] files) {
        for (String file : files) {
            new EpubCheck(new File(file), new EpubCheckAll(file)).doValidate();
            System.out.println(file + ": completed");
        }
    }
}
