package fr.tandem.shell.lock;

/** Of a question to the person. On the main thread, one of the two, once. */
interface Outcome {
    void passed();

    void cancelled();
}
