package fr.tandem.shell;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.webkit.WebView;
import fr.tandem.shell.page.PageAddress;
import fr.tandem.shell.page.PageClient;
import fr.tandem.shell.page.PageView;

/** The one screen of the app: the page. */
public final class MainActivity extends Activity implements PageClient.Owner {
    private WebView page;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        page = PageView.make(this);
        page.setWebViewClient(new PageClient(getAssets(), this));
        setContentView(page);
        if (saved == null || page.restoreState(saved) == null) page.loadUrl(PageAddress.START);
    }

    @Override
    protected void onSaveInstanceState(Bundle state) {
        super.onSaveInstanceState(state);
        page.saveState(state);
    }

    @Override
    protected void onDestroy() {
        page.destroy();
        super.onDestroy();
    }

    @Override
    public void onBackPressed() {
        if (page.canGoBackOrForward(-1)) page.goBackOrForward(-1);
        else moveTaskToBack(true);
    }

    @Override
    public void pageBegins() {
    }

    @Override
    public void pageMoved() {
    }

    @Override
    public void openOutside(Uri link) {
        startActivity(new Intent(Intent.ACTION_VIEW, link));
    }

    @Override
    public void rendererGone() {
        recreate();
    }
}
