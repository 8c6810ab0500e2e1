<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>contourcheck::desktop</name>
    <message>
        <source>
Click or Enter: open %1</source>
        <translation>
Klick oder Eingabe: %1 öffnen</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source> · %1 ms</source>
        <translation> · %1 ms</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 je Minute</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 against %2 as given.</source>
        <translation>%1 gegen %2 wie zugeordnet.</translation>
    </message>
    <message>
        <source>%1 against %2 on those of %3, which %4 gives them.</source>
        <translation>%1 gegen %2 auf denen von %3, die %4 ihnen gibt.</translation>
    </message>
    <message>
        <source>%1 agree on %2 of %3 contour: %4 % (%5 to %6).</source>
        <translation>%1 stimmen bei %2 von %3 Kontur überein: %4 % (%5 bis %6).</translation>
    </message>
    <message>
        <source>%1 agree on %2 of %3 contours: %4 % (%5 to %6).</source>
        <translation>%1 stimmen bei %2 von %3 Konturen überein: %4 % (%5 bis %6).</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 and %2 look exchanged in %3.</source>
        <translation>%1 und %2 scheinen in %3 vertauscht.</translation>
    </message>
    <message>
        <source>%1 batches</source>
        <translation>%1 Stapel</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 contours</source>
        <translation>%1 Konturen</translation>
    </message>
    <message>
        <source>%1 contours, %2</source>
        <translation>%1 Konturen, %2</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
    <message>
        <source>%1 has decided on %2 meanwhile: %3.</source>
        <translation>%1 hat inzwischen über %2 entschieden: %3.</translation>
    </message>
    <message>
        <source>%1 has taken back a decision on %2 meanwhile.</source>
        <translation>%1 hat inzwischen eine Entscheidung über %2 zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 have not decided on the same contours yet.</source>
        <translation>%1 haben noch nicht über dieselben Konturen entschieden.</translation>
    </message>
    <message>
        <source>%1 inner</source>
        <translation>%1 innen</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”.</source>
        <translation>%1 ist die Taste für „%2“.</translation>
    </message>
    <message>
        <source>%1 lies outside.</source>
        <translation>%1 liegt außerhalb.</translation>
    </message>
    <message>
        <source>%1 lies outside: its contours fit best moved %2.</source>
        <translation>%1 liegt außerhalb: die Konturen passen am besten um %2 verschoben.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 more like these.</source>
        <translation>%1 weitere dieser Art.</translation>
    </message>
    <message>
        <source>%1 outer</source>
        <translation>%1 außen</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 Paare</translation>
    </message>
    <message>
        <source>%1 papillary</source>
        <translation>%1 papillar</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 Patienten</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2 and %3</source>
        <translation>%1, %2 und %3</translation>
    </message>
    <message>
        <source>%1, %2 and %3 more</source>
        <translation>%1, %2 und %3 weitere</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1, not saved</source>
        <translation>%1, nicht gespeichert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>, and in no direction under most of it.</source>
        <translation>, und in keiner Richtung unter dem größten Teil.</translation>
    </message>
    <message>
        <source>0.5: (0, 0) is the corner of the image</source>
        <translation>0.5: (0, 0) ist die Ecke des Bildes</translation>
    </message>
    <message>
        <source>0: (0, 0) is the centre of the top-left pixel (numpy, PIL)</source>
        <translation>0: (0, 0) ist die Mitte des Pixels oben links (numpy, PIL)</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>1 Stapel</translation>
    </message>
    <message>
        <source>1 contour</source>
        <translation>1 Kontur</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation>1 Paar</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 Patient</translation>
    </message>
    <message>
        <source>1: (1, 1) is the centre of the top-left pixel (MATLAB)</source>
        <translation>1: (1, 1) ist die Mitte des Pixels oben links (MATLAB)</translation>
    </message>
    <message>
        <source>95 % interval, x</source>
        <translation>95-%-Intervall, x</translation>
    </message>
    <message>
        <source>95 % interval, y</source>
        <translation>95-%-Intervall, y</translation>
    </message>
    <message>
        <source>; at the %1 only.</source>
        <translation>; nur %1.</translation>
    </message>
    <message>
        <source>; hardly at the %1.</source>
        <translation>; kaum %1.</translation>
    </message>
    <message>
        <source>A key that is held is one key, without Shift, Ctrl or Alt.</source>
        <translation>Eine gehaltene Taste ist eine einzelne, ohne Umschalt, Strg oder Alt.</translation>
    </message>
    <message>
        <source>A little: all inner contours together fit best moved %1.</source>
        <translation>Ein wenig: alle Innenkonturen zusammen passen am besten um %1 verschoben.</translation>
    </message>
    <message>
        <source>A little: all together, with those above, fit best moved %1.</source>
        <translation>Ein wenig: alle zusammen, mit den oben genannten, passen am besten um %1 verschoben.</translation>
    </message>
    <message>
        <source>Agree, %</source>
        <translation>Übereinst., %</translation>
    </message>
    <message>
        <source>All contours</source>
        <translation>Alle Konturen</translation>
    </message>
    <message>
        <source>As given: no contour set fits another way round clearly better.</source>
        <translation>Wie zugeordnet: kein Kontursatz passt anders herum deutlich besser.</translation>
    </message>
    <message>
        <source>As the table says: no contour set fits another patient clearly better.</source>
        <translation>Wie die Tabelle sagt: kein Kontursatz passt deutlich besser zu einem anderen Patienten.</translation>
    </message>
    <message>
        <source>Ask for the right to read it, or open a copy.</source>
        <translation>Um Leserechte bitten oder eine Kopie öffnen.</translation>
    </message>
    <message>
        <source>Both decided</source>
        <translation>Beide entschieden</translation>
    </message>
    <message>
        <source>By %1 px. Look whether they were drawn on another series, crop or pixel grid.</source>
        <translation>Um %1 px. Nachsehen, ob sie auf einer anderen Serie, einem anderen Ausschnitt oder Pixelgitter gezeichnet wurden.</translation>
    </message>
    <message>
        <source>Choose another folder, make room, or ask for the right to write there.</source>
        <translation>Einen anderen Ordner wählen, Platz schaffen oder um Schreibrechte bitten.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose the folder that holds link.csv with dicoms and contourfiles, or scd_patientdata.csv with SCD_IMAGES_* and SCD_ManualContours.</source>
        <translation>Den Ordner wählen, der link.csv mit dicoms und contourfiles oder scd_patientdata.csv mit SCD_IMAGES_* und SCD_ManualContours enthält.</translation>
    </message>
    <message>
        <source>Cohen's kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>Correct the table, whose first line names patient_id and original_id, and open the folder again.</source>
        <translation>Die Tabelle berichtigen, deren erste Zeile patient_id und original_id nennt, und den Ordner erneut öffnen.</translation>
    </message>
    <message>
        <source>Decide again to settle it.</source>
        <translation>Entscheiden Sie noch einmal, dann ist es geklärt.</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Each one's contours fit the other's slices: %1 and %2 against %3 and %4.</source>
        <translation>Die Konturen des einen passen zu den Schichten des anderen: %1 und %2 gegen %3 und %4.</translation>
    </message>
    <message>
        <source>Enter presses what has the focus.</source>
        <translation>Die Eingabetaste betätigt, was den Fokus hat.</translation>
    </message>
    <message>
        <source>Finding: %1</source>
        <translation>Befund: %1</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <translation>In das Fenster einpassen</translation>
    </message>
    <message>
        <source>Grey window: across width, down level</source>
        <translation>Grauwertfenster: quer Breite, abwärts Mitte</translation>
    </message>
    <message>
        <source>Gwet's AC1</source>
        <translation>Gwets AC1</translation>
    </message>
    <message>
        <source>In brackets 95 % intervals (Wilson's of the share, with Perks's prior of kappa and AC1).</source>
        <translation>In Klammern 95-%-Intervalle (des Anteils nach Wilson, von Kappa und AC1 mit der A-priori-Verteilung von Perks).</translation>
    </message>
    <message>
        <source>It cannot be told: too few inner contours show on their slices.</source>
        <translation>Nicht bekannt: zu wenige Innenkonturen sind auf ihren Schichten zu sehen.</translation>
    </message>
    <message>
        <source>Keep that file. Put a copy from before in its place, or what “contourcheck-cli review salvage” writes of it, and start the program again. In another file none of its decisions would count.</source>
        <translation>Bewahren Sie diese Datei auf. Setzen Sie eine Sicherung an ihre Stelle, oder was „contourcheck-cli review salvage“ von ihr schreibt, und starten Sie das Programm neu. In einer anderen Datei zählte keine ihrer Entscheidungen.</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Links ziehen</translation>
    </message>
    <message>
        <source>Make that place writable, or name another file with CONTOURCHECK_DECISIONS, and start the program again.</source>
        <translation>Machen Sie diesen Ort beschreibbar oder nennen Sie mit CONTOURCHECK_DECISIONS eine andere Datei, und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>No pixel origin would put them there.</source>
        <translation>Kein Pixelursprung brächte sie dorthin.</translation>
    </message>
    <message>
        <source>No: all inner contours together fit where they stand.</source>
        <translation>Nein: alle Innenkonturen zusammen passen dort, wo sie stehen.</translation>
    </message>
    <message>
        <source>No: all together, with those above, fit where they stand.</source>
        <translation>Nein: alle zusammen, mit den oben genannten, passen dort, wo sie stehen.</translation>
    </message>
    <message>
        <source>Nobody has decided on a contour yet. Agreement is told once two reviewers have.</source>
        <translation>Noch hat niemand über eine Kontur entschieden. Die Übereinstimmung steht fest, sobald es zwei Gutachter getan haben.</translation>
    </message>
    <message>
        <source>Nothing can be told of %1: too few of the contours show on the slices.</source>
        <translation>Über %1 ist nichts bekannt: zu wenige der Konturen sind auf den Schichten zu sehen.</translation>
    </message>
    <message>
        <source>On the picture, always</source>
        <translation>Auf dem Bild, immer</translation>
    </message>
    <message>
        <source>Only %1 decided so far. Import the decisions of another reviewer, or let another one decide here: under a name of their own (Review, Reviewer's Name), and blind to what is there (Review, Second Read).</source>
        <translation>Bisher hat nur %1 entschieden. Entscheidungen eines anderen Gutachters importieren oder hier einen anderen entscheiden lassen: unter eigenem Namen (Begutachtung, Name des Gutachters) und ohne das Vorhandene zu sehen (Begutachtung, Zweitbefundung).</translation>
    </message>
    <message>
        <source>Papillary muscles draw edges inward: edges further out count four times as much as those further in. The interval allows for 0.2 px that the method itself may be off. Masks stay as they are until you choose another pixel origin.</source>
        <translation>Papillarmuskeln ziehen Kanten nach innen: weiter außen liegende Kanten zählen viermal so viel wie weiter innen liegende. Das Intervall berücksichtigt 0.2 px, um die das Verfahren selbst danebenliegen kann. Die Masken bleiben, bis ein anderer Pixelursprung gewählt wird.</translation>
    </message>
    <message>
        <source>Pixel origin %1 would put them there.</source>
        <translation>Pixelursprung %1 brächte sie dorthin.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Rechts ziehen</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>See that it can be read, and start the program again.</source>
        <translation>Sorgen Sie dafür, dass sie gelesen werden kann, und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>Shown are %1 of %2 patients: those that findings name, then those that fit least.</source>
        <translation>Gezeigt sind %1 von %2 Patienten: die in Befunden genannten, dann die am schlechtesten passenden.</translation>
    </message>
    <message>
        <source>Space presses the button that has the focus.</source>
        <translation>Die Leertaste drückt den Knopf, der den Fokus hat.</translation>
    </message>
    <message>
        <source>Start the newer ContourCheck. What is decided in another file meanwhile does not count with the decisions in this one.</source>
        <translation>Starten Sie das neuere ContourCheck. Was inzwischen in einer anderen Datei entschieden wird, zählt nicht mit den Entscheidungen in dieser.</translation>
    </message>
    <message>
        <source>Tab goes from one control to the next.</source>
        <translation>Tab geht von einem Bedienelement zum nächsten.</translation>
    </message>
    <message>
        <source>That is no key.</source>
        <translation>Das ist keine Taste.</translation>
    </message>
    <message>
        <source>The contours of %1 fit the slices of %2 %3.</source>
        <translation>Die Konturen von %1 passen %3 zu den Schichten von %2.</translation>
    </message>
    <message>
        <source>The contours of %1 fit the slices of %2.</source>
        <translation>Die Konturen von %1 passen zu den Schichten von %2.</translation>
    </message>
    <message>
        <source>The matrix shows them all.</source>
        <translation>Die Matrix zeigt alle.</translation>
    </message>
    <message>
        <source>The picture has an edge under %1 % of the boundary</source>
        <translation>Das Bild zeigt an %1 % der Kontur eine Kante</translation>
    </message>
    <message>
        <source>The plot shows them all.</source>
        <translation>Das Diagramm zeigt alle.</translation>
    </message>
    <message>
        <source>There are no inner contours to try.</source>
        <translation>Es gibt keine Innenkonturen zum Versuchen.</translation>
    </message>
    <message>
        <source>There is no such action.</source>
        <translation>Diese Aktion gibt es nicht.</translation>
    </message>
    <message>
        <source>There is one patient: nobody to be exchanged with.</source>
        <translation>Es gibt nur einen Patienten: niemanden zum Vertauschen.</translation>
    </message>
    <message>
        <source>They fit nobody else's that was tried.</source>
        <translation>Sie passen zu keinem anderen, der versucht wurde.</translation>
    </message>
    <message>
        <source>Tried are %1 inner contours of each, evenly spread.</source>
        <translation>Versucht werden je %1 Innenkonturen, gleichmäßig verteilt.</translation>
    </message>
    <message>
        <source>Was it moved, or is it on a drive that is not connected?</source>
        <translation>Wurde er verschoben, oder liegt er auf einem Laufwerk, das nicht verbunden ist?</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Yes: all inner contours together fit best moved %1.</source>
        <translation>Ja: alle Innenkonturen zusammen passen am besten um %1 verschoben.</translation>
    </message>
    <message>
        <source>Yes: all together, with those above, fit best moved %1.</source>
        <translation>Ja: alle zusammen, mit den oben genannten, passen am besten um %1 verschoben.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ich</translation>
    </message>
    <message>
        <source>You caught %1 of %2 planted errors so far (%3 %, 95 % interval %4 to %5).</source>
        <translation>Bisher %1 von %2 eingesetzten Fehlern erkannt (%3 %, 95-%-Intervall %4 bis %5).</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>noch etwa %1 h %2 min</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>noch etwa %1 h</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie zugeordnet</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>bottom left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>bottom right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>centre: a pixel is in when its centre is inside</source>
        <translation>centre: ein Pixel zählt, wenn seine Mitte innen liegt</translation>
    </message>
    <message>
        <source>changed on the disk since the dataset was read</source>
        <translation>seit dem Einlesen auf der Platte geändert</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seither geändert</translation>
    </message>
    <message>
        <source>coverage: the share of each pixel that is inside</source>
        <translation>coverage: der Anteil jedes Pixels, der innen liegt</translation>
    </message>
    <message>
        <source>decided before its files changed</source>
        <translation>entschieden, bevor sich Dateien änderten</translation>
    </message>
    <message>
        <source>decided meanwhile</source>
        <translation>inzwischen entschieden</translation>
    </message>
    <message>
        <source>from</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>given to %1</source>
        <translation>zu %1</translation>
    </message>
    <message>
        <source>half turn</source>
        <translation>180°</translation>
    </message>
    <message>
        <source>inner</source>
        <translation>innen</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left ↔ right</source>
        <translation>links ↔ rechts</translation>
    </message>
    <message>
        <source>less than 1 min left</source>
        <translation>noch weniger als 1 min</translation>
    </message>
    <message>
        <source>location %1 of %2 · phase %3 of %4</source>
        <translation>Lage %1 von %2 · Phase %3 von %4</translation>
    </message>
    <message>
        <source>location %1, slice %2, %3: %4 × %5 mm</source>
        <translation>Lage %1, Schicht %2, %3: %4 × %5 mm</translation>
    </message>
    <message>
        <source>no contours</source>
        <translation>keine Konturen</translation>
    </message>
    <message>
        <source>none changed</source>
        <translation>keine geändert</translation>
    </message>
    <message>
        <source>none lies within the interval</source>
        <translation>keiner liegt im Intervall</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht begutachtet</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>origin that fits</source>
        <translation>passender Ursprung</translation>
    </message>
    <message>
        <source>other diagonal</source>
        <translation>andere Diagonale</translation>
    </message>
    <message>
        <source>outer</source>
        <translation>außen</translation>
    </message>
    <message>
        <source>papillary 1</source>
        <translation>Papillarmuskel 1</translation>
    </message>
    <message>
        <source>papillary 2</source>
        <translation>Papillarmuskel 2</translation>
    </message>
    <message>
        <source>pil: as Pillow's ImageDraw.polygon draws it</source>
        <translation>pil: wie ImageDraw.polygon von Pillow zeichnet</translation>
    </message>
    <message>
        <source>pixel origin in use</source>
        <translation>Pixelursprung verwendet</translation>
    </message>
    <message>
        <source>quarter left</source>
        <translation>90° links</translation>
    </message>
    <message>
        <source>quarter right</source>
        <translation>90° rechts</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>slice %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>step in brightness at the contour: %1 of the picture's range
an edge under %2 % of the contour
%3 tried</source>
        <translation>Helligkeitssprung an der Kontur: %1 des Bildbereichs
Kante unter %2 % der Kontur
%3 versucht</translation>
    </message>
    <message>
        <source>that cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>the one in use</source>
        <translation>der verwendete</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>top left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>top right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>top ↔ bottom</source>
        <translation>oben ↔ unten</translation>
    </message>
    <message>
        <source>touch: every pixel the filled contour touches</source>
        <translation>touch: jedes Pixel, das die gefüllte Kontur berührt</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>with a comment or reason not decided yet</source>
        <translation>mit einem Kommentar oder Grund ohne Entscheidung</translation>
    </message>
    <message>
        <source>with fewer than 3 points</source>
        <translation>mit weniger als 3 Punkten</translation>
    </message>
    <message>
        <source>with findings</source>
        <translation>mit Befunden</translation>
    </message>
    <message>
        <source>without a slice</source>
        <translation>ohne Schicht</translation>
    </message>
    <message>
        <source>x %1, y %2 px</source>
        <translation>x %1, y %2 px</translation>
    </message>
    <message>
        <source>x ↔ y</source>
        <translation>x ↔ y</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ich</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::AgreementDialog</name>
    <message>
        <source>&amp;Go Through %1 Disagreements</source>
        <translation>%1 &amp;Abweichungen durchgehen</translation>
    </message>
    <message>
        <source>&amp;Go Through %1 Disagreements among All Reviewers</source>
        <translation>%1 &amp;Abweichungen aller Gutachter durchgehen</translation>
    </message>
    <message>
        <source>&amp;Go to the Disagreement</source>
        <translation>Zur &amp;Abweichung gehen</translation>
    </message>
    <message>
        <source>&amp;Go to the Disagreement among All Reviewers</source>
        <translation>Zur &amp;Abweichung aller Gutachter gehen</translation>
    </message>
    <message>
        <source>&amp;Import Decisions…</source>
        <translation>Entscheidungen &amp;importieren…</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy as &amp;CSV</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;Text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>No two reviewers to compare yet</source>
        <translation>Noch keine zwei Gutachter zum Vergleichen</translation>
    </message>
    <message>
        <source>Over contours that both decided on as their files are now; in brackets and as bars 95 % intervals (Wilson's of the share, with Perks's prior of kappa and AC1). Kappa and AC1 tell the agreement beyond chance, on bars from -1 to 1: 1 is full agreement, 0 (the thin line) what chance alone gives, less is worse than chance. Kappa falls where nearly all is accepted, AC1 does not.</source>
        <translation>Über Konturen, über die beide so entschieden, wie die Dateien jetzt sind; in Klammern und als Balken 95-%-Intervalle (des Anteils nach Wilson, von Kappa und AC1 mit der A-priori-Verteilung von Perks). Kappa und AC1 nennen die Übereinstimmung über den Zufall hinaus, auf Balken von -1 bis 1: 1 ist volle Übereinstimmung, 0 (die dünne Linie), was der Zufall allein ergibt, weniger ist schlechter als der Zufall. Kappa sinkt, wo fast alles angenommen wird, AC1 nicht.</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>The disagreements can be gone through when the second read has ended.</source>
        <translation>Die Abweichungen lassen sich durchgehen, wenn die Zweitbefundung beendet ist.</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::AgreementTable</name>
    <message>
        <source>Agree, %</source>
        <translation>Übereinst., %</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Both decided</source>
        <translation>Beide entschieden</translation>
    </message>
    <message>
        <source>By finding: the contours that have it</source>
        <translation>Nach Befund: die Konturen, die ihn haben</translation>
    </message>
    <message>
        <source>By reason: whether both gave it</source>
        <translation>Nach Grund: ob beide ihn nannten</translation>
    </message>
    <message>
        <source>Cohen's kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>Gwet's AC1</source>
        <translation>Gwets AC1</translation>
    </message>
    <message>
        <source>Not defined: chance alone would agree on all</source>
        <translation>Nicht definiert: schon der Zufall stimmte bei allen überein</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::AttentionDialog</name>
    <message>
        <source>&amp;Plant errors among the contours</source>
        <translation>&amp;Fehler unter die Konturen mischen</translation>
    </message>
    <message>
        <source>Attention controls</source>
        <translation>Aufmerksamkeitskontrollen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Some contours without a finding are shown with a mistake in their place: moved, turned, of another size or patient. You decide on them as on any other, on the sheet too, and are told at once whether you caught it; then the contour itself comes again. What you say of them is kept apart: it is no decision and stands in no export. The report says how many were caught.</source>
        <translation>Einige Konturen ohne Befund werden durch eine fehlerhafte ersetzt gezeigt: verschoben, gedreht, in anderer Größe oder von einem anderen Patienten. Über sie wird wie über jede andere entschieden, auch in der Übersicht, und sofort steht da, ob der Fehler erkannt wurde; dann kommt die Kontur selbst noch einmal. Was dazu gesagt wird, bleibt getrennt: es ist keine Entscheidung und steht in keinem Export. Der Bericht nennt, wie viele erkannt wurden.</translation>
    </message>
    <message>
        <source>You have met none in this dataset yet.</source>
        <translation>In diesem Datensatz kam noch keine vor.</translation>
    </message>
    <message>
        <source>one in %1</source>
        <translation>eine von %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Each contour set on each patient's slices: the mean step in brightness at the contours, near 0 where they fit nothing. The link table says the diagonal.</source>
        <translation>Jeder Kontursatz auf den Schichten jedes Patienten: der mittlere Helligkeitssprung an den Konturen, nahe 0, wo sie zu nichts passen. Die Zuordnungstabelle nennt die Diagonale.</translation>
    </message>
    <message>
        <source>Each contour set on the slices that the link table gives it, as given, mirrored and turned.</source>
        <translation>Jeder Kontursatz auf den Schichten, die ihm die Zuordnungstabelle gibt: wie zugeordnet, gespiegelt und gedreht.</translation>
    </message>
    <message>
        <source>Is everything off by the same amount?</source>
        <translation>Liegt alles um denselben Betrag daneben?</translation>
    </message>
    <message>
        <source>Trying contours on slices: %1 of %2 patients</source>
        <translation>Konturen werden auf Schichten versucht: %1 von %2 Patienten</translation>
    </message>
    <message>
        <source>Trying contours on slices…</source>
        <translation>Konturen werden auf Schichten versucht…</translation>
    </message>
    <message>
        <source>Where the inner contours would fit their pictures best, in pixels from where they stand.</source>
        <translation>Wo die Innenkonturen am besten zu ihren Bildern passen würden, in Pixeln von dort, wo sie stehen.</translation>
    </message>
    <message>
        <source>Which way round?</source>
        <translation>Wie herum?</translation>
    </message>
    <message>
        <source>Whose contours are these?</source>
        <translation>Wessen Konturen sind das?</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie zugeordnet</translation>
    </message>
    <message>
        <source>as given, and nothing fits better</source>
        <translation>wie zugeordnet, und nichts passt besser</translation>
    </message>
    <message>
        <source>fits clearly better than as given</source>
        <translation>passt deutlich besser als zugeordnet</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::Beside</name>
    <message>
        <source>No other reader has decided on this contour.</source>
        <translation>Kein anderer Gutachter hat über diese Kontur entschieden.</translation>
    </message>
    <message>
        <source>No other reader has decided on this dataset: %1 imports a table of decisions.</source>
        <translation>Kein anderer Gutachter hat über diesen Datensatz entschieden: %1 importiert eine Tabelle mit Entscheidungen.</translation>
    </message>
    <message>
        <source>No slice fits this contour clearly better.</source>
        <translation>Keine Schicht passt deutlich besser zu dieser Kontur.</translation>
    </message>
    <message>
        <source>Slice beside</source>
        <translation>Schicht daneben</translation>
    </message>
    <message>
        <source>There is no contour here.</source>
        <translation>Hier ist keine Kontur.</translation>
    </message>
    <message>
        <source>There is no location above this one.</source>
        <translation>Über dieser gibt es keine Lage.</translation>
    </message>
    <message>
        <source>There is no location below this one.</source>
        <translation>Unter dieser gibt es keine Lage.</translation>
    </message>
    <message>
        <source>There is no other phase.</source>
        <translation>Es gibt keine andere Phase.</translation>
    </message>
    <message>
        <source>This slice cannot be read.
%1</source>
        <translation>Diese Schicht ist nicht lesbar.
%1</translation>
    </message>
    <message>
        <source>What others decided is hidden in a second read: %1 ends it.</source>
        <translation>Was andere entschieden haben, ist während einer Zweitbefundung verborgen: %1 beendet sie.</translation>
    </message>
    <message>
        <source>You have not decided on this contour.</source>
        <translation>Sie haben über diese Kontur nicht entschieden.</translation>
    </message>
    <message>
        <source>location %1 · phase %2</source>
        <translation>Lage %1 · Phase %2</translation>
    </message>
    <message>
        <source>other readers</source>
        <translation>andere Gutachter</translation>
    </message>
    <message>
        <source>slice %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>without contours</source>
        <translation>ohne Konturen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::BulkDialog</name>
    <message>
        <source>
%1 more</source>
        <translation>
%1 weitere</translation>
    </message>
    <message>
        <source>%1 could not be accepted</source>
        <translation>%1 konnten nicht angenommen werden</translation>
    </message>
    <message>
        <source>%1 of %2 contours</source>
        <translation>%1 von %2 Konturen</translation>
    </message>
    <message>
        <source>&amp;Accept %1</source>
        <translation>%1 &amp;annehmen</translation>
    </message>
    <message>
        <source>Accept %1: %2</source>
        <translation>%1 annehmen: %2</translation>
    </message>
    <message>
        <source>Accept together</source>
        <translation>Gemeinsam annehmen</translation>
    </message>
    <message>
        <source>Accepted and saved: %1</source>
        <translation>Angenommen und gespeichert: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Decided already, and left as they are: %1.</source>
        <translation>Schon entschieden und unverändert: %1.</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>Gelesene Dateien</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left out: %1. Look at them one by one.</source>
        <translation>Ausgelassen: %1. Einzeln ansehen.</translation>
    </message>
    <message>
        <source>Not decided, nothing found against them. Each decision is bound to what the files hold now and marked as made in bulk; %1 takes all of them back.</source>
        <translation>Nicht entschieden, ohne Befund. Jede Entscheidung wird an den jetzigen Inhalt der Dateien gebunden und als gemeinsam getroffen vermerkt; %1 nimmt alle zurück.</translation>
    </message>
    <message>
        <source>Nothing to accept: %1</source>
        <translation>Nichts anzunehmen: %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::Cine</name>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (angenommen)</translation>
    </message>
    <message>
        <source>%1 (from the heart rate)</source>
        <translation>%1 (aus der Herzfrequenz)</translation>
    </message>
    <message>
        <source>%1 ms a phase</source>
        <translation>%1 ms je Phase</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::DecisionPanel</name>
    <message>
        <source>A draft, not decided yet: %1, %2 or %3.</source>
        <translation>Entwurf, noch nicht entschieden: %1, %2 oder %3.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Before this, %1 was rejected without a reason: %2 to %3 says why.</source>
        <translation>Zuvor wurde %1 ohne Grund verworfen: %2 bis %3 sagt, warum.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment (%1)</source>
        <translation>Kommentar (%1)</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Entschieden von %1</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Its files have changed since: look again.</source>
        <translation>Ihre Dateien haben sich seither geändert: erneut ansehen.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The contour you wrote on is gone. %1, then go on.</source>
        <translation>Die Kontur, zu der Sie schrieben, ist nicht mehr da. %1, dann weiter.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Why? %1 to %2 rejects with that reason, %3 or Enter without one, %4 leaves it undecided.</source>
        <translation>Warum? %1 bis %2 verwirft mit diesem Grund, %3 oder Eingabe ohne Grund, %4 lässt es unentschieden.</translation>
    </message>
    <message>
        <source>You accepted the last contour with a planted error: %1. It counts as no decision.</source>
        <translation>Die letzte Kontur wurde mit einem eingesetzten Fehler angenommen: %1. Das zählt nicht als Entscheidung.</translation>
    </message>
    <message>
        <source>You decided: %1, and that was not saved.</source>
        <translation>Ihre Entscheidung: %1. Sie wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::Exchange</name>
    <message>
        <source>%1 decisions</source>
        <translation>%1 Entscheidungen</translation>
    </message>
    <message>
        <source>%1 decisions fit no contour of this dataset</source>
        <translation>%1 Entscheidungen passen zu keiner Kontur dieses Datensatzes</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 of %2 are new</source>
        <translation>%1 von %2 sind neu</translation>
    </message>
    <message>
        <source>%1 rows were not imported</source>
        <translation>%1 Zeilen wurden nicht importiert</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>1 decision</source>
        <translation>1 Entscheidung</translation>
    </message>
    <message>
        <source>1 decision fits no contour of this dataset</source>
        <translation>1 Entscheidung passt zu keiner Kontur dieses Datensatzes</translation>
    </message>
    <message>
        <source>1 of %1 is new</source>
        <translation>1 von %1 ist neu</translation>
    </message>
    <message>
        <source>1 row was not imported</source>
        <translation>1 Zeile wurde nicht importiert</translation>
    </message>
    <message>
        <source>; %1 were here already</source>
        <translation>; %1 waren schon hier</translation>
    </message>
    <message>
        <source>; 1 was here already</source>
        <translation>; 1 war schon hier</translation>
    </message>
    <message>
        <source>Another dataset was opened meanwhile.</source>
        <translation>Inzwischen wurde ein anderer Datensatz geöffnet.</translation>
    </message>
    <message>
        <source>No decision was imported</source>
        <translation>Keine Entscheidung wurde importiert</translation>
    </message>
    <message>
        <source>The decisions were not written</source>
        <translation>Die Entscheidungen wurden nicht geschrieben</translation>
    </message>
    <message>
        <source>They are kept with the others, and count when the dataset has these contours: %1</source>
        <translation>Sie bleiben bei den anderen und zählen, wenn der Datensatz diese Konturen hat: %1</translation>
    </message>
    <message>
        <source>They are not read yet. Wait until the dataset is read, then export them again.</source>
        <translation>Sie sind noch nicht eingelesen. Warten, bis der Datensatz eingelesen ist, dann noch einmal exportieren.</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::ExportDialog</name>
    <message>
        <source>

%1 could not be read and were left out:</source>
        <translation>

%1 nicht lesbar und ausgelassen:</translation>
    </message>
    <message>
        <source>

The patients have pseudonyms. Keep the key that makes the same again:
%1</source>
        <translation>

Die Patienten haben Pseudonyme. Dieser Schlüssel macht wieder die gleichen; bewahren Sie ihn auf:
%1</translation>
    </message>
    <message>
        <source> pairs each</source>
        <translation> Paare je Stapel</translation>
    </message>
    <message>
        <source>%1 in %2, with manifest.json, in
%3</source>
        <translation>%1 in %2, mit manifest.json, in
%3</translation>
    </message>
    <message>
        <source>%1 in %2.</source>
        <translation>%1 in %2.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 of %2 pairs</source>
        <translation>%1 von %2 Paaren</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Show the folder</source>
        <translation>Ordner an&amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;all but rejected</source>
        <translation>alle auß&amp;er verworfenen</translation>
    </message>
    <message>
        <source>&amp;inner</source>
        <translation>&amp;innen</translation>
    </message>
    <message>
        <source>&amp;shuffle, seed</source>
        <translation>&amp;mischen, Startwert</translation>
    </message>
    <message>
        <source>&amp;unflagged</source>
        <translation>&amp;unauffällige</translation>
    </message>
    <message>
        <source>A new or empty folder</source>
        <translation>Ein neuer oder leerer Ordner</translation>
    </message>
    <message>
        <source>Advice on the folder</source>
        <translation>Hinweis zum Ordner</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Beside them</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Cancel export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Choose at least one kind.</source>
        <translation>Mindestens eine Art wählen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Export cancelled</source>
        <translation>Export abgebrochen</translation>
    </message>
    <message>
        <source>Export pairs</source>
        <translation>Paare exportieren</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Exported already; nothing was written</source>
        <translation>Schon exportiert; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Give the whole path of the folder, starting with / or ~/.</source>
        <translation>Den ganzen Pfad des Ordners angeben, mit / oder ~/ am Anfang.</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Ausgelassen: %1.</translation>
    </message>
    <message>
        <source>No pair is left to export.</source>
        <translation>Kein Paar bleibt zum Exportieren.</translation>
    </message>
    <message>
        <source>Not exported: the last decision was not saved.</source>
        <translation>Nicht exportiert: die letzte Entscheidung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>On slices that do not say whether something is written into the picture: %1.</source>
        <translation>Auf Schichten, die nicht sagen, ob etwas ins Bild geschrieben ist: %1.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Pairs a batch</source>
        <translation>Paare je Stapel</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Reading decisions</source>
        <translation>Entscheidungen werden gelesen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The export could not be written</source>
        <translation>Der Export konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The folder has no manifest.json: it does not pass for a finished export.</source>
        <translation>Der Ordner hat keine manifest.json: er gilt nicht als fertiger Export.</translation>
    </message>
    <message>
        <source>This folder holds a finished export, which is not overwritten: the same one is confirmed, another one needs another folder.</source>
        <translation>Dieser Ordner enthält einen fertigen Export, der nicht überschrieben wird: derselbe wird bestätigt, ein anderer braucht einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder is not empty: the export will stand among what is there.</source>
        <translation>Dieser Ordner ist nicht leer: der Export steht dann neben dem, was darin ist.</translation>
    </message>
    <message>
        <source>This is a file, not a folder.</source>
        <translation>Das ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>What will be exported</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>You can close this and go on reviewing; what is exported are the decisions as they were.</source>
        <translation>Dieses Fenster kann geschlossen und weiter begutachtet werden; exportiert werden die Entscheidungen, wie sie waren.</translation>
    </message>
    <message>
        <source>Your own key makes them, and makes the same again: %1</source>
        <translation>Ihr eigener Schlüssel macht sie, und wieder die gleichen: %1</translation>
    </message>
    <message>
        <source>a&amp;ccepted only</source>
        <translation>nur an&amp;genommene</translation>
    </message>
    <message>
        <source>c&amp;roissant.json, which describes the files to other programs</source>
        <translation>c&amp;roissant.json, das die Dateien anderen Programmen beschreibt</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>auffällig</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>von anderer Art</translation>
    </message>
    <message>
        <source>on slices that do not say whether something is written into the picture</source>
        <translation>auf Schichten, die nicht sagen, ob etwas ins Bild geschrieben ist</translation>
    </message>
    <message>
        <source>on slices that say that something is written into the picture</source>
        <translation>auf Schichten, die sagen, dass etwas ins Bild geschrieben ist</translation>
    </message>
    <message>
        <source>only those that sa&amp;y that nothing is written into the picture</source>
        <translation>nur die, die sagen, dass nichts ins &amp;Bild geschrieben ist</translation>
    </message>
    <message>
        <source>ou&amp;ter</source>
        <translation>&amp;außen</translation>
    </message>
    <message>
        <source>papillary &amp;1</source>
        <translation>Papillarmuskel &amp;1</translation>
    </message>
    <message>
        <source>papillary &amp;2</source>
        <translation>Papillarmuskel &amp;2</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>those too that say that something is &amp;written into the picture</source>
        <translation>auch die, die sagen, dass et&amp;was ins Bild geschrieben ist</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>with an unreadable slice</source>
        <translation>mit nicht lesbarer Schicht</translation>
    </message>
    <message>
        <source>with pseu&amp;donyms in place of their ids</source>
        <translation>mit Pseu&amp;donymen statt ihrer Kennungen</translation>
    </message>
    <message>
        <source>with too few points</source>
        <translation>mit zu wenigen Punkten</translation>
    </message>
    <message>
        <source>without a slice</source>
        <translation>ohne Schicht</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::FindingCard</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Of %1 contours not flagged, 95 % have at most %2</source>
        <translation>Von %1 unauffälligen Konturen haben 95 % höchstens %2</translation>
    </message>
    <message>
        <source>Show the place · %1</source>
        <translation>Stelle zeigen · %1</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>anything above 0 counts</source>
        <translation>alles über 0 zählt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::FindingsPanel</name>
    <message>
        <source>%1 contour</source>
        <translation>Kontur %1</translation>
    </message>
    <message>
        <source>%1 contour · %2 · suspicion %3</source>
        <translation>Kontur %1 · %2 · Verdacht %3</translation>
    </message>
    <message>
        <source>%1 contour, %2, %3</source>
        <translation>Kontur %1, %2, %3</translation>
    </message>
    <message>
        <source>%1 more: “contourcheck-cli check” lists them all</source>
        <translation>%1 weitere: „contourcheck-cli check“ zeigt alle</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2, %3 (Tab goes to the next)</source>
        <translation>%1: %2, %3 (Tab geht zur nächsten)</translation>
    </message>
    <message>
        <source>Attention controls are on: what was found is told once you have decided.</source>
        <translation>Aufmerksamkeitskontrollen sind an: Was gefunden wurde, steht hier nach der Entscheidung.</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>From 0, surely right, to 1, surely wrong: all that pictures, neighbours and files hold against the contour. Above 0.5 it is flagged.</source>
        <translation>Von 0, sicher richtig, bis 1, sicher falsch: alles, was Bilder, Nachbarn und Dateien gegen die Kontur sagen. Über 0.5 ist sie auffällig.</translation>
    </message>
    <message>
        <source>No contour on this slice.</source>
        <translation>Keine Kontur auf dieser Schicht.</translation>
    </message>
    <message>
        <source>No contour on this slice. %1 goes to the next flagged one.</source>
        <translation>Keine Kontur auf dieser Schicht. %1 geht zur nächsten auffälligen.</translation>
    </message>
    <message>
        <source>Nothing found against this contour.</source>
        <translation>Kein Befund zu dieser Kontur.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>This slice</source>
        <translation>Diese Schicht</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>no findings</source>
        <translation>keine Befunde</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::HistoryView</name>
    <message>
        <source> · %1 takes it back</source>
        <translation> · %1 nimmt sie zurück</translation>
    </message>
    <message>
        <source>All %1 entries</source>
        <translation>Alle %1 Einträge</translation>
    </message>
    <message>
        <source>Decisions on this contour</source>
        <translation>Entscheidungen zu dieser Kontur</translation>
    </message>
    <message>
        <source>Not reviewed yet.</source>
        <translation>Noch nicht begutachtet.</translation>
    </message>
    <message>
        <source>Show all %1 entries</source>
        <translation>Alle %1 Einträge zeigen</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>files changed since</source>
        <translation>Dateien seither geändert</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>in another folder</source>
        <translation>in einem anderen Ordner</translation>
    </message>
    <message>
        <source>on these files</source>
        <translation>zu diesen Dateien</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ich</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::InfoBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::InspectPage</name>
    <message>
        <source>%1 skipped</source>
        <translation>%1 ausgelassen</translation>
    </message>
    <message>
        <source>Locations and phases</source>
        <translation>Lagen und Phasen</translation>
    </message>
    <message>
        <source>Reading the slice…</source>
        <translation>Schicht wird gelesen…</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>There is no slice %1 for this contour.
Add the file, or reject the contour.</source>
        <translation>Zu dieser Kontur gibt es keine Schicht %1.
Die Datei hinzufügen oder die Kontur verwerfen.</translation>
    </message>
    <message>
        <source>This dataset has no patients: %1 has no rows.
Add a row for each patient, then read again (%2).</source>
        <translation>Dieser Datensatz hat keine Patienten: %1 hat keine Zeilen.
Für jeden Patienten eine Zeile hinzufügen, dann neu einlesen (%2).</translation>
    </message>
    <message>
        <source>This patient has no slices.
The findings beside this say what is missing.</source>
        <translation>Dieser Patient hat keine Schichten.
Die Befunde daneben sagen, was fehlt.</translation>
    </message>
    <message>
        <source>This slice cannot be read.
%1
Its contours can be rejected, not accepted.</source>
        <translation>Diese Schicht ist nicht lesbar.
%1
Ihre Konturen lassen sich verwerfen, nicht annehmen.</translation>
    </message>
    <message>
        <source>playing: phase %1 of %2</source>
        <translation>läuft: Phase %1 von %2</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::KeyButton</name>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>Key %1, chosen</source>
        <translation>Taste %1, gewählt</translation>
    </message>
    <message>
        <source>Key %1, chosen by %2</source>
        <translation>Taste %1, gewählt von %2</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::KeysDialog</name>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Click a key and press another one to change it.</source>
        <translation>Eine Taste anklicken und eine andere drücken, um sie zu ändern.</translation>
    </message>
    <message>
        <source>Click, then press another key</source>
        <translation>Klicken, dann eine andere Taste drücken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Taste drücken…</translation>
    </message>
    <message>
        <source>Press the new key for “%1”, or Esc to leave it.</source>
        <translation>Neue Taste für „%1“ drücken oder Esc, um sie zu lassen.</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::LocationGrid</name>
    <message>
        <source>Slices by location and phase</source>
        <translation>Schichten nach Lage und Phase</translation>
    </message>
    <message>
        <source>There is no slice %1.</source>
        <translation>Es gibt keine Schicht %1.</translation>
    </message>
    <message>
        <source>apex</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>location %1 of %2, phase %3 of %4: %5</source>
        <translation>Lage %1 von %2, Phase %3 von %4: %5</translation>
    </message>
    <message>
        <source>no slice</source>
        <translation>ohne Schicht</translation>
    </message>
    <message>
        <source>phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>slice %1</source>
        <translation>Schicht %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::MainWindow</name>
    <message>
        <source>%1 (the system's user name)</source>
        <translation>%1 (Benutzername des Systems)</translation>
    </message>
    <message>
        <source>%1 contours are on slices that say that something is written into the picture. Look whether it names the patient.</source>
        <translation>%1 Konturen liegen auf Schichten, die sagen, dass etwas ins Bild geschrieben ist. Sehen Sie nach, ob es den Patienten nennt.</translation>
    </message>
    <message>
        <source>%1 decisions could not be saved. Quit without them?</source>
        <translation>%1 Entscheidungen konnten nicht gespeichert werden. Ohne sie beenden?</translation>
    </message>
    <message>
        <source>%1 files had changed: the dataset was read again.</source>
        <translation>%1 Dateien hatten sich geändert: der Datensatz wurde neu eingelesen.</translation>
    </message>
    <message>
        <source>%1 files of this dataset have changed.</source>
        <translation>%1 Dateien dieses Datensatzes haben sich geändert.</translation>
    </message>
    <message>
        <source>&amp;About ContourCheck</source>
        <translation>Ü&amp;ber ContourCheck</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>&amp;Automatic (1 to 99 %)</source>
        <translation>&amp;Automatisch (1 bis 99 %)</translation>
    </message>
    <message>
        <source>&amp;Clear the List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Kommentar</translation>
    </message>
    <message>
        <source>&amp;Copy It</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation>Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Decide Again</source>
        <translation>Erneut ents&amp;cheiden</translation>
    </message>
    <message>
        <source>&amp;Do Not Import</source>
        <translation>&amp;Nicht importieren</translation>
    </message>
    <message>
        <source>&amp;End It</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Export Pairs…</source>
        <translation>Paare &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Full Range</source>
        <translation>&amp;Voller Bereich</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Hide Overlays</source>
        <translation>Ein&amp;blendungen verbergen</translation>
    </message>
    <message>
        <source>&amp;Hide Overlays (or hold %1)</source>
        <translation>Ein&amp;blendungen verbergen (oder %1 halten)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Import Decisions…</source>
        <translation>Entscheidungen &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Inner Contours</source>
        <translation>&amp;Innenkonturen</translation>
    </message>
    <message>
        <source>&amp;Leave It</source>
        <translation>&amp;Belassen</translation>
    </message>
    <message>
        <source>&amp;Leave Them Out</source>
        <translation>&amp;Weglassen</translation>
    </message>
    <message>
        <source>&amp;Less Opaque</source>
        <translation>&amp;Weniger deckend</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Location Up</source>
        <translation>Lage h&amp;öher</translation>
    </message>
    <message>
        <source>&amp;Magnifier</source>
        <translation>&amp;Lupe</translation>
    </message>
    <message>
        <source>&amp;Magnifier (or hold %1)</source>
        <translation>&amp;Lupe (oder %1 halten)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Mask Rule</source>
        <translation>&amp;Maskenregel</translation>
    </message>
    <message>
        <source>&amp;Move On After Deciding</source>
        <translation>Nach der Entscheidung &amp;weiter</translation>
    </message>
    <message>
        <source>&amp;One Picture</source>
        <translation>&amp;Ein Bild</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>Ordner ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Open It</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Order of the Queue</source>
        <translation>&amp;Reihenfolge der Arbeitsliste</translation>
    </message>
    <message>
        <source>&amp;Outer Contours</source>
        <translation>&amp;Außenkonturen</translation>
    </message>
    <message>
        <source>&amp;Papillary Muscles</source>
        <translation>Papillar&amp;muskeln</translation>
    </message>
    <message>
        <source>&amp;Pixel Origin</source>
        <translation>&amp;Pixelursprung</translation>
    </message>
    <message>
        <source>&amp;Previous Patient</source>
        <translation>V&amp;origer Patient</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Quit Without</source>
        <translation>&amp;Ohne sie beenden</translation>
    </message>
    <message>
        <source>&amp;Reading Order</source>
        <translation>&amp;Lesereihenfolge</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Begutachtung</translation>
    </message>
    <message>
        <source>&amp;Save All</source>
        <translation>&amp;Alle speichern</translation>
    </message>
    <message>
        <source>&amp;Save It</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Save Picture…</source>
        <translation>Bild &amp;speichern…</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Second Read, Blind to the Others</source>
        <translation>Zweit&amp;befundung, ohne die anderen zu sehen</translation>
    </message>
    <message>
        <source>&amp;Split in Two, or Back</source>
        <translation>&amp;Zweigeteilt oder zurück</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>&amp;Stay Blind</source>
        <translation>B&amp;lind bleiben</translation>
    </message>
    <message>
        <source>&amp;Take Back the Last Decision</source>
        <translation>Letzte Entscheidung &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Take the Lock Away</source>
        <translation>Sperre auf&amp;heben</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Tissue (25 to 95 %)</source>
        <translation>&amp;Gewebe (25 bis 95 %)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Unsure</source>
        <translation>&amp;Unsicher</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Without Contours</source>
        <translation>&amp;Ohne Konturen</translation>
    </message>
    <message>
        <source>&amp;Worst First</source>
        <translation>&amp;Schlechteste zuerst</translation>
    </message>
    <message>
        <source>&amp;Zoom In</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>0 (numpy, PIL)</source>
        <translation>0 (numpy, PIL)</translation>
    </message>
    <message>
        <source>0.5</source>
        <translation>0.5</translation>
    </message>
    <message>
        <source>1 (MATLAB)</source>
        <translation>1 (MATLAB)</translation>
    </message>
    <message>
        <source>&lt;b&gt;ContourCheck %1&lt;/b&gt;&lt;p&gt;Check contours on medical images, decide, and export the validated pairs.&lt;/p&gt;&lt;p&gt;Apache License 2.0. For research; not a medical device.&lt;/p&gt;</source>
        <translation>&lt;b&gt;ContourCheck %1&lt;/b&gt;&lt;p&gt;Konturen auf medizinischen Bildern prüfen, entscheiden und die geprüften Paare exportieren.&lt;/p&gt;&lt;p&gt;Apache-Lizenz 2.0. Für die Forschung; kein Medizinprodukt.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>A decision could not be saved. Quit without it?</source>
        <translation>Eine Entscheidung konnte nicht gespeichert werden. Ohne sie beenden?</translation>
    </message>
    <message>
        <source>A file had changed: the dataset was read again.</source>
        <translation>Eine Datei hatte sich geändert: der Datensatz wurde neu eingelesen.</translation>
    </message>
    <message>
        <source>A file of this dataset has changed.</source>
        <translation>Eine Datei dieses Datensatzes hat sich geändert.</translation>
    </message>
    <message>
        <source>A sheet is being saved already.</source>
        <translation>Eine Übersicht wird schon gespeichert.</translation>
    </message>
    <message>
        <source>A slice says that something is written into its picture. Look whether it names the patient.</source>
        <translation>Eine Schicht sagt, dass etwas in ihr Bild geschrieben ist. Sehen Sie nach, ob es den Patienten nennt.</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>Übereins&amp;timmung…</translation>
    </message>
    <message>
        <source>About ContourCheck</source>
        <translation>Über ContourCheck</translation>
    </message>
    <message>
        <source>Accept All in the &amp;Queue Without Findings…</source>
        <translation>Alle der A&amp;rbeitsliste ohne Befund annehmen…</translation>
    </message>
    <message>
        <source>Accept the Rest of This &amp;Patient…</source>
        <translation>Rest dieses &amp;Patienten annehmen…</translation>
    </message>
    <message>
        <source>All &amp;Keys</source>
        <translation>Alle &amp;Tasten</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask for a Reason &amp;Before Rejecting</source>
        <translation>Vor dem Verwerfen nach dem Grund &amp;fragen</translation>
    </message>
    <message>
        <source>Ask for a reason before a rejection</source>
        <translation>Vor dem Verwerfen nach dem Grund fragen</translation>
    </message>
    <message>
        <source>At R&amp;andom</source>
        <translation>&amp;Zufällig</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Attention C&amp;ontrols…</source>
        <translation>Aufmerksamkeitsk&amp;ontrollen…</translation>
    </message>
    <message>
        <source>Automatic (1 to 99 %)</source>
        <translation>Automatisch (1 bis 99 %)</translation>
    </message>
    <message>
        <source>Bac&amp;k</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Before in the Q&amp;ueue</source>
        <translation>&amp;Vorige der Arbeitsliste</translation>
    </message>
    <message>
        <source>By &amp;Patient, the Worst First</source>
        <translation>Nach &amp;Patienten, schlechteste zuerst</translation>
    </message>
    <message>
        <source>By patient, the worst first</source>
        <translation>Nach Patienten, schlechteste zuerst</translation>
    </message>
    <message>
        <source>Contour's &amp;Id in Pictures</source>
        <translation>Kontur-&amp;ID in Bildern</translation>
    </message>
    <message>
        <source>Contours drawn as</source>
        <translation>Konturen gezeichnet als</translation>
    </message>
    <message>
        <source>Contours from the &amp;Side</source>
        <translation>Konturen v&amp;on der Seite</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Decisions are written as %1.</source>
        <translation>Entscheidungen werden als %1 geschrieben.</translation>
    </message>
    <message>
        <source>E&amp;xport Decisions…</source>
        <translation>Entscheidungen e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Each can be another one.</source>
        <translation>Jede lässt sich ändern.</translation>
    </message>
    <message>
        <source>Else each pixel is seen as it was stored.</source>
        <translation>Sonst ist jedes Pixel so zu sehen, wie es gespeichert ist.</translation>
    </message>
    <message>
        <source>Else it can be given afterwards.</source>
        <translation>Sonst kann er danach genannt werden.</translation>
    </message>
    <message>
        <source>Else the contour stays in view.</source>
        <translation>Sonst bleibt die Kontur zu sehen.</translation>
    </message>
    <message>
        <source>End the second read?</source>
        <translation>Zweitbefundung beenden?</translation>
    </message>
    <message>
        <source>Export decisions</source>
        <translation>Entscheidungen exportieren</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>Export: %1 von %2</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>Finishing the decisions on the sheet first…</source>
        <translation>Erst werden die Entscheidungen der Übersicht abgeschlossen…</translation>
    </message>
    <message>
        <source>Fit the &amp;Window</source>
        <translation>In das F&amp;enster einpassen</translation>
    </message>
    <message>
        <source>Follow links out of a dataset</source>
        <translation>Verknüpfungen aus einem Datensatz hinaus folgen</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>Vorwär&amp;ts</translation>
    </message>
    <message>
        <source>Full S&amp;creen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Voller Bereich</translation>
    </message>
    <message>
        <source>G&amp;rey Window</source>
        <translation>Gra&amp;uwertfenster</translation>
    </message>
    <message>
        <source>Grey window</source>
        <translation>Grauwertfenster</translation>
    </message>
    <message>
        <source>Hide the overlays while held</source>
        <translation>Gehalten: Einblendungen verbergen</translation>
    </message>
    <message>
        <source>Hides everything that others decided on this dataset, until it is ended: a contour counts as reviewed when you have decided on it.</source>
        <translation>Verbirgt alles, was andere zu diesem Datensatz entschieden haben, bis sie beendet wird: eine Kontur gilt als begutachtet, wenn man selbst über sie entschieden hat.</translation>
    </message>
    <message>
        <source>How much of the slice it hides.</source>
        <translation>Wie viel von der Schicht sie verdeckt.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import decisions</source>
        <translation>Entscheidungen importieren</translation>
    </message>
    <message>
        <source>In which contours are gone through.</source>
        <translation>In der Konturen durchgegangen werden.</translation>
    </message>
    <message>
        <source>It is manual.html in the folder doc/contourcheck of the installation, or manual of the build. Help, All Keys and the tour need no manual.</source>
        <translation>Es ist manual.html im Ordner doc/contourcheck der Installation oder manual des Baus. Hilfe, Alle Tasten und die Führung brauchen kein Handbuch.</translation>
    </message>
    <message>
        <source>It tells what the others decided, which the second read hides.</source>
        <translation>Dort steht, was die anderen entschieden haben und was die Zweitbefundung verbirgt.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Sprache (Language)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Last Re&amp;jection</source>
        <translation>&amp;Letztes Verwerfen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark.</source>
        <translation>Hell oder dunkel.</translation>
    </message>
    <message>
        <source>Loca&amp;tion Down</source>
        <translation>La&amp;ge tiefer</translation>
    </message>
    <message>
        <source>Location &amp;Down</source>
        <translation>La&amp;ge tiefer</translation>
    </message>
    <message>
        <source>Location &amp;Up</source>
        <translation>Lage h&amp;öher</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Magnify while held</source>
        <translation>Gehalten: vergrößern</translation>
    </message>
    <message>
        <source>Mask rule</source>
        <translation>Maskenregel</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>More Opa&amp;que</source>
        <translation>Meh&amp;r deckend</translation>
    </message>
    <message>
        <source>Move on after a decision</source>
        <translation>Nach einer Entscheidung weitergehen</translation>
    </message>
    <message>
        <source>Ne&amp;xt Patient</source>
        <translation>N&amp;ächster Patient</translation>
    </message>
    <message>
        <source>Next &amp;Contour on This Slice</source>
        <translation>Nächste &amp;Kontur dieser Schicht</translation>
    </message>
    <message>
        <source>Next &amp;Flagged</source>
        <translation>Nächste &amp;auffällige</translation>
    </message>
    <message>
        <source>Next &amp;Not Reviewed</source>
        <translation>Nächste &amp;unbegutachtete</translation>
    </message>
    <message>
        <source>Next Dra&amp;ft</source>
        <translation>Nächster Entwurf</translation>
    </message>
    <message>
        <source>Next Pan&amp;e</source>
        <translation>Nächster B&amp;ereich</translation>
    </message>
    <message>
        <source>Next in the &amp;Queue</source>
        <translation>&amp;Nächste der Arbeitsliste</translation>
    </message>
    <message>
        <source>Of the window, from the next start on.</source>
        <translation>Des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>On this page reject first (%1), then %2 to %3 says why.</source>
        <translation>Auf dieser Seite zuerst verwerfen (%1), dann den Grund mit %2 bis %3 angeben.</translation>
    </message>
    <message>
        <source>One for all slices of a patient.</source>
        <translation>Eines für alle Schichten eines Patienten.</translation>
    </message>
    <message>
        <source>Opacity of the filling</source>
        <translation>Deckkraft der Füllung</translation>
    </message>
    <message>
        <source>Open %1 in a second read?</source>
        <translation>In einer Zweitbefundung %1 öffnen?</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a dataset</source>
        <translation>Datensatz öffnen</translation>
    </message>
    <message>
        <source>Open the last dataset at start</source>
        <translation>Beim Start den letzten Datensatz öffnen</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Reihenfolge der Arbeitsliste</translation>
    </message>
    <message>
        <source>Other &amp;Readers</source>
        <translation>Andere G&amp;utachter</translation>
    </message>
    <message>
        <source>Others have decided on %1 contours that you have not. What they said is shown then.</source>
        <translation>Über %1 Konturen haben bisher nur andere entschieden. Was sie sagten, ist dann zu sehen.</translation>
    </message>
    <message>
        <source>Others have decided on 1 contour that you have not. What they said is shown then.</source>
        <translation>Über 1 Kontur haben bisher nur andere entschieden. Was sie sagten, ist dann zu sehen.</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Outline and filling</source>
        <translation>Umriss und Füllung</translation>
    </message>
    <message>
        <source>Outline, &amp;Fill or Both</source>
        <translation>Umriss, &amp;Füllung oder beides</translation>
    </message>
    <message>
        <source>Overlays Flic&amp;ker</source>
        <translation>Einblendungen fla&amp;ckern</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Page Au&amp;dit</source>
        <translation>Seite Au&amp;dit</translation>
    </message>
    <message>
        <source>Page I&amp;nspect</source>
        <translation>Seite &amp;Prüfen</translation>
    </message>
    <message>
        <source>Page Sh&amp;eet</source>
        <translation>Seite Über&amp;sicht</translation>
    </message>
    <message>
        <source>Phase &amp;After</source>
        <translation>Phase danac&amp;h</translation>
    </message>
    <message>
        <source>Phase &amp;Before</source>
        <translation>&amp;Phase davor</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pictures in the M&amp;ap</source>
        <translation>Bilder auf der &amp;Übersichtskarte</translation>
    </message>
    <message>
        <source>Pixel Grid and &amp;Values</source>
        <translation>Pixelgi&amp;tter und Werte</translation>
    </message>
    <message>
        <source>Pixel for Pixel (&amp;1:1)</source>
        <translation>Pixel für Pixel (&amp;1:1)</translation>
    </message>
    <message>
        <source>Pixel origin</source>
        <translation>Pixelursprung</translation>
    </message>
    <message>
        <source>Play the C&amp;ycle</source>
        <translation>&amp;Herzzyklus abspielen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Queue: the Whole &amp;Dataset</source>
        <translation>Arbeitsliste: der ganze &amp;Datensatz</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>R&amp;eason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Re&amp;port…</source>
        <translation>Be&amp;richt…</translation>
    </message>
    <message>
        <source>Read &amp;Again</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>Read again (%1)</source>
        <translation>Neu einlesen (%1)</translation>
    </message>
    <message>
        <source>Reading order</source>
        <translation>Lesereihenfolge</translation>
    </message>
    <message>
        <source>Reasons and comments are kept as drafts, verdicts are not.</source>
        <translation>Gründe und Kommentare bleiben als Entwürfe, Urteile nicht.</translation>
    </message>
    <message>
        <source>Report: %1 of %2</source>
        <translation>Bericht: %1 von %2</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Begutachtung</translation>
    </message>
    <message>
        <source>Reviewer's &amp;Name…</source>
        <translation>&amp;Name des Gutachters…</translation>
    </message>
    <message>
        <source>Reviewer's name</source>
        <translation>Name des Gutachters</translation>
    </message>
    <message>
        <source>S&amp;top Reading</source>
        <translation>Einlesen &amp;abbrechen</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Übersicht speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Saving the decision…</source>
        <translation>Entscheidung wird gespeichert…</translation>
    </message>
    <message>
        <source>Saving the last decision, then closing…</source>
        <translation>Die letzte Entscheidung wird gespeichert, dann wird geschlossen…</translation>
    </message>
    <message>
        <source>Setti&amp;ngs…</source>
        <translation>Einste&amp;llungen…</translation>
    </message>
    <message>
        <source>Sheet: %1 of %2</source>
        <translation>Übersicht: %1 von %2</translation>
    </message>
    <message>
        <source>Side &amp;by Side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Slice That &amp;Fits Better</source>
        <translation>&amp;Besser passende Schicht</translation>
    </message>
    <message>
        <source>Smooth Pi&amp;xels</source>
        <translation>Pixel &amp;glätten</translation>
    </message>
    <message>
        <source>Smooth pixels</source>
        <translation>Pixel glätten</translation>
    </message>
    <message>
        <source>Some are of a dataset or a reviewer that you left: the bar is there when you go back.</source>
        <translation>Manche gehören zu einem Datensatz oder Gutachter, den Sie verlassen haben: Gehen Sie zurück, ist die Leiste da.</translation>
    </message>
    <message>
        <source>Stop saving the sheet and quit? Nothing of it is kept.</source>
        <translation>Speichern der Übersicht abbrechen und beenden? Nichts davon bleibt.</translation>
    </message>
    <message>
        <source>Stop the export and quit? What it wrote has no manifest and does not pass for a finished export.</source>
        <translation>Export abbrechen und beenden? Das Geschriebene hat kein Manifest und gilt nicht als fertiger Export.</translation>
    </message>
    <message>
        <source>Stop the report and quit? Nothing of it is kept.</source>
        <translation>Bericht abbrechen und beenden? Nichts davon bleibt.</translation>
    </message>
    <message>
        <source>Stopped: the picture was not saved.</source>
        <translation>Abgebrochen: Das Bild wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Symbolic links that lead to files elsewhere. Else they are named and not followed.</source>
        <translation>Symbolischen Verknüpfungen, die zu Dateien anderswo führen. Sonst werden sie genannt, und ihnen wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Table of decisions (*.csv)</source>
        <translation>Tabelle der Entscheidungen (*.csv)</translation>
    </message>
    <message>
        <source>Table of decisions (*.csv);;All files (*)</source>
        <translation>Tabelle der Entscheidungen (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The bar above the picture says what was decided and why it was not saved.</source>
        <translation>Die Leiste über dem Bild sagt, was entschieden und warum es nicht gespeichert wurde.</translation>
    </message>
    <message>
        <source>The contour coordinate of the centre of the top-left pixel.</source>
        <translation>Die Konturkoordinate der Mitte des Pixels oben links.</translation>
    </message>
    <message>
        <source>The cycle has stopped: look at the contour, then decide.</source>
        <translation>Der Herzzyklus ist angehalten: die Kontur ansehen, dann entscheiden.</translation>
    </message>
    <message>
        <source>The filling is the mask, pixel by pixel.</source>
        <translation>Die Füllung ist die Maske, Pixel für Pixel.</translation>
    </message>
    <message>
        <source>The language changes when ContourCheck is started again.</source>
        <translation>Die Sprache ändert sich beim nächsten Start von ContourCheck.</translation>
    </message>
    <message>
        <source>The manual is not there</source>
        <translation>Das Handbuch ist nicht da</translation>
    </message>
    <message>
        <source>The map has no room for pictures: make it or the window wider.</source>
        <translation>Die Übersichtskarte hat keinen Platz für Bilder: sie oder das Fenster verbreitern.</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The picture was not saved</source>
        <translation>Das Bild wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The program ended %1 times while it opened “%2”, so it is not opened by itself again.</source>
        <translation>Das Programm endete %1-mal beim Öffnen von „%2“, daher wird er nicht mehr von selbst geöffnet.</translation>
    </message>
    <message>
        <source>The report is written: File, Report shows it.</source>
        <translation>Der Bericht ist geschrieben: Datei, Bericht zeigt ihn.</translation>
    </message>
    <message>
        <source>The report was not written: File, Report says why.</source>
        <translation>Der Bericht wurde nicht geschrieben: Datei, Bericht sagt warum.</translation>
    </message>
    <message>
        <source>The table has different ones that are no older, and these will count. What you decided stays in the history.</source>
        <translation>Die Tabelle enthält andere, die nicht älter sind, und diese zählen dann. Die eigenen bleiben im Verlauf.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>There is no picture to copy.</source>
        <translation>Es gibt kein Bild zum Kopieren.</translation>
    </message>
    <message>
        <source>There is no picture to save.</source>
        <translation>Es gibt kein Bild zum Speichern.</translation>
    </message>
    <message>
        <source>This import changes %1 of your decisions.</source>
        <translation>Dieser Import ändert eigene Entscheidungen: %1.</translation>
    </message>
    <message>
        <source>Tissue (25 to 95 %)</source>
        <translation>Gewebe (25 bis 95 %)</translation>
    </message>
    <message>
        <source>To the P&amp;icture</source>
        <translation>Zum &amp;Bild</translation>
    </message>
    <message>
        <source>Try the &amp;Demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>Where ContourCheck was killed there, or the machine was switched off, the lock can be taken away. Where it still runs, two would write one log and damage it. Then try again: what was not saved is named above the picture.</source>
        <translation>Wurde ContourCheck dort abgebrochen oder der Rechner ausgeschaltet, kann die Sperre aufgehoben werden. Läuft es dort noch, schrieben zwei in ein Protokoll und beschädigten es. Danach erneut versuchen: Was nicht gespeichert wurde, steht über dem Bild.</translation>
    </message>
    <message>
        <source>Where it was left, when no other is asked for.</source>
        <translation>Wo er verlassen wurde, wenn kein anderer verlangt ist.</translation>
    </message>
    <message>
        <source>Which pixels a contour holds: those whose centre is inside, as Pillow draws it, the exact share of each, or all it touches.</source>
        <translation>Welche Pixel eine Kontur enthält: die mit der Mitte innen, wie Pillow zeichnet, den genauen Anteil jedes Pixels oder alle, die sie berührt.</translation>
    </message>
    <message>
        <source>Worst First, or as &amp;Read</source>
        <translation>Schlechteste zuerst oder &amp;wie gelesen</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlechteste zuerst</translation>
    </message>
    <message>
        <source>Written into the picture</source>
        <translation>Ins Bild geschrieben</translation>
    </message>
    <message>
        <source>Written with each decision.</source>
        <translation>Steht bei jeder Entscheidung.</translation>
    </message>
    <message>
        <source>Written with each decision. Empty: the system's user name (%1).</source>
        <translation>Steht bei jeder Entscheidung. Leer: der Benutzername des Systems (%1).</translation>
    </message>
    <message>
        <source>Your log of decisions is held by %1.</source>
        <translation>Ihr Protokoll der Entscheidungen ist gesperrt durch %1.</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>all without findings in the queue</source>
        <translation>alle ohne Befund in der Arbeitsliste</translation>
    </message>
    <message>
        <source>the agreement</source>
        <translation>die Übereinstimmung</translation>
    </message>
    <message>
        <source>the export</source>
        <translation>den Export</translation>
    </message>
    <message>
        <source>the export of decisions</source>
        <translation>den Export der Entscheidungen</translation>
    </message>
    <message>
        <source>the report</source>
        <translation>den Bericht</translation>
    </message>
    <message>
        <source>the rest of patient %1</source>
        <translation>Rest von Patient %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::ManualWindow</name>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Open in Browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::MatrixView</name>
    <message>
        <source>, as %1 says</source>
        <translation>, wie %1 sagt</translation>
    </message>
    <message>
        <source>; %1 gives them to %2</source>
        <translation>; %1 gibt sie %2</translation>
    </message>
    <message>
        <source>Contours of %1 on the slices of %2</source>
        <translation>Konturen von %1 auf den Schichten von %2</translation>
    </message>
    <message>
        <source>Contours of %1 on the slices of %2, %3</source>
        <translation>Konturen von %1 auf den Schichten von %2, %3</translation>
    </message>
    <message>
        <source>contours of</source>
        <translation>Konturen von</translation>
    </message>
    <message>
        <source>no slice of the same number to be tried</source>
        <translation>keine Schicht derselben Nummer zum Versuchen</translation>
    </message>
    <message>
        <source>no slice to be tried</source>
        <translation>keine Schicht zum Versuchen</translation>
    </message>
    <message>
        <source>on the slices given to them</source>
        <translation>auf den ihnen zugeordneten Schichten</translation>
    </message>
    <message>
        <source>on the slices of</source>
        <translation>auf den Schichten von</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::NoteView</name>
    <message>
        <source>Copy corrected row</source>
        <translation>Berichtigte Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy corrected rows</source>
        <translation>Berichtigte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::OfferBar</name>
    <message>
        <source>%1 has decided on contours here, you have not. Decide without seeing what %1 said?</source>
        <translation>%1 hat hier über Konturen entschieden. Selbst entscheiden, ohne zu sehen, was %1 sagte?</translation>
    </message>
    <message>
        <source>%1 have decided on contours here, you have not. Decide without seeing what they said?</source>
        <translation>%1 haben hier über Konturen entschieden. Selbst entscheiden, ohne zu sehen, was sie sagten?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Read blind</source>
        <translation>Blind befunden</translation>
    </message>
    <message>
        <source>Second read: hides what others decided until you end it (Review menu)</source>
        <translation>Zweitbefundung: verbirgt, was andere entschieden haben, bis sie beendet wird (Menü Begutachtung)</translation>
    </message>
    <message>
        <source>What others decided stays in view; the Review menu can hide it at any time</source>
        <translation>Was andere entschieden haben, bleibt zu sehen; das Menü Begutachtung kann es jederzeit verbergen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::OffsetPlot</name>
    <message>
        <source>%1: (%2, %3) px</source>
        <translation>%1: (%2, %3) px</translation>
    </message>
    <message>
        <source>Offsets of the inner contours</source>
        <translation>Verschiebungen der Innenkonturen</translation>
    </message>
    <message>
        <source>a contour</source>
        <translation>eine Kontur</translation>
    </message>
    <message>
        <source>a patient</source>
        <translation>ein Patient</translation>
    </message>
    <message>
        <source>a patient outside</source>
        <translation>ein Patient außerhalb</translation>
    </message>
    <message>
        <source>all together, with the 95 % interval</source>
        <translation>alle zusammen, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>where they stand</source>
        <translation>wo sie stehen</translation>
    </message>
    <message>
        <source>x +%1</source>
        <translation>x +%1</translation>
    </message>
    <message>
        <source>y +%1 (down)</source>
        <translation>y +%1 (abwärts)</translation>
    </message>
    <message>
        <source>−%1 px</source>
        <translation>−%1 px</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::PageSwitch</name>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::PatientList</name>
    <message>
        <source> · %1 left</source>
        <translation> · %1 offen</translation>
    </message>
    <message>
        <source>%1 in the queue</source>
        <translation>%1 in der Liste</translation>
    </message>
    <message>
        <source>%1, %2, %3 of %4 reviewed</source>
        <translation>%1, %2, %3 von %4 begutachtet</translation>
    </message>
    <message>
        <source>, %1 in the queue</source>
        <translation>, %1 in der Arbeitsliste</translation>
    </message>
    <message>
        <source>, %1 with findings</source>
        <translation>, %1 mit Befunden</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::PictureDialog</name>
    <message>
        <source>%1 × (%2 × %3 pixels)</source>
        <translation>%1 × (%2 × %3 Pixel)</translation>
    </message>
    <message>
        <source>Co&amp;py It Now</source>
        <translation>Jetzt &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy a &amp;caption for the figure when saved</source>
        <translation>Beim Speichern eine &amp;Bildunterschrift (englisch) kopieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing: contours as paths (*.svg)</source>
        <translation>SVG-Zeichnung: Konturen als Pfade (*.svg)</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>&amp;Größe:</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::QueueBar</name>
    <message>
        <source>%1 in the queue</source>
        <translation>%1 in der Liste</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted by the last who decided</source>
        <translation>Vom Letzten, der entschied, angenommen</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>All %1 so far</source>
        <translation>Alle %1 bisher</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Before in the queue</source>
        <translation>Vorige der Arbeitsliste</translation>
    </message>
    <message>
        <source>Before in the queue (%1)</source>
        <translation>Vorige der Arbeitsliste (%1)</translation>
    </message>
    <message>
        <source>By patient</source>
        <translation>Nach Patienten</translation>
    </message>
    <message>
        <source>Disagreed</source>
        <translation>Uneinig</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>In which order the contours come (%1: worst first)</source>
        <translation>In welcher Reihenfolge die Konturen kommen (%1: schlechteste zuerst)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Next in the queue</source>
        <translation>Nächste der Arbeitsliste</translation>
    </message>
    <message>
        <source>Next in the queue (%1)</source>
        <translation>Nächste der Arbeitsliste (%1)</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht begutachtet</translation>
    </message>
    <message>
        <source>Nothing matches · All shows %1</source>
        <translation>Nichts passt · Alle zeigt %1</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>Reihenfolge der Arbeitsliste</translation>
    </message>
    <message>
        <source>Part of a patient's or contour's name, or of a finding's title (%1)</source>
        <translation>Teil des Namens eines Patienten, einer Kontur oder eines Befunds (%1)</translation>
    </message>
    <message>
        <source>Patient, slice, finding</source>
        <translation>Patient, Schicht, Befund</translation>
    </message>
    <message>
        <source>Place in the queue</source>
        <translation>Platz in der Arbeitsliste</translation>
    </message>
    <message>
        <source>Reading order</source>
        <translation>Lesereihenfolge</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Rejected by the last who decided</source>
        <translation>Vom Letzten, der entschied, verworfen</translation>
    </message>
    <message>
        <source>Reviewers decided differently on the same files</source>
        <translation>Gutachter entschieden verschieden zu denselben Dateien</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Second read</source>
        <translation>Zweitbefundung</translation>
    </message>
    <message>
        <source>Slice or contour changed since the decision, which counts as none</source>
        <translation>Schicht oder Kontur hat sich seit der Entscheidung geändert; sie zählt nicht mehr</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>The last who decided was unsure</source>
        <translation>Der Letzte, der entschied, war unsicher</translation>
    </message>
    <message>
        <source>The whole dataset (%1)</source>
        <translation>Der ganze Datensatz (%1)</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>What others decided is hidden. A click ends the second read.</source>
        <translation>Was andere entschieden haben, ist verborgen. Ein Klick beendet die Zweitbefundung.</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Mit Befunden</translation>
    </message>
    <message>
        <source>Without a decision, or decided before its files changed</source>
        <translation>Ohne Entscheidung, oder entschieden, bevor sich Dateien änderten</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlechteste zuerst</translation>
    </message>
    <message>
        <source>You have decided on it</source>
        <translation>Selbst entschieden</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::ReportDialog</name>
    <message>
        <source>

Findings without a picture, as the slice says that something is written into it: %1. Where it names no patient, “contourcheck-cli report --allow-burned-in” draws them.</source>
        <translation>

Befunde ohne Bild, da die Schicht sagt, dass etwas hineingeschrieben ist: %1. Wo es keinen Patienten nennt, zeichnet „contourcheck-cli report --allow-burned-in“ sie.</translation>
    </message>
    <message>
        <source>

Passed over, as it could not be used:</source>
        <translation>

Übergangen, da nicht brauchbar:</translation>
    </message>
    <message>
        <source> one by one, the rest counted</source>
        <translation> einzeln, der Rest gezählt</translation>
    </message>
    <message>
        <source>%1
and %2 tables beside it.</source>
        <translation>%1
und %2 Tabellen daneben.</translation>
    </message>
    <message>
        <source>&amp;Another</source>
        <translation>&amp;Neuer Bericht</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Measure what would be noticed here (takes minutes)</source>
        <translation>&amp;Messen, was hier auffallen würde (dauert Minuten)</translation>
    </message>
    <message>
        <source>&amp;Open the report</source>
        <translation>Bericht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>A PDF or a web page of one file, with the tables its numbers come from beside it. It names patients and reviewers: only you can read the files.</source>
        <translation>Ein PDF oder eine Webseite in einer Datei, daneben die Tabellen, aus denen die Zahlen stammen. Sie nennen Patienten und Gutachter: nur man selbst kann die Dateien lesen.</translation>
    </message>
    <message>
        <source>Advice on the file</source>
        <translation>Hinweis zur Datei</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Cancel report</source>
        <translation>Bericht abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Drawing: %1 of %2 findings</source>
        <translation>Zeichnen: %1 von %2 Befunden</translation>
    </message>
    <message>
        <source>F&amp;indings</source>
        <translation>&amp;Befunde</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Findings shown one by one</source>
        <translation>Einzeln gezeigte Befunde</translation>
    </message>
    <message>
        <source>Give the file a name that ends in .pdf or .html.</source>
        <translation>Der Datei einen Namen geben, der auf .pdf oder .html endet.</translation>
    </message>
    <message>
        <source>Give the whole path of the file, starting with / or ~/.</source>
        <translation>Den ganzen Pfad der Datei angeben, mit / oder ~/ am Anfang.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>PDF document (*.pdf);;Web page (*.html)</source>
        <translation>PDF-Dokument (*.pdf);;Webseite (*.html)</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Putting mistakes into contours: %1 of %2</source>
        <translation>Fehler werden in Konturen eingesetzt: %1 von %2</translation>
    </message>
    <message>
        <source>Reading all slices for the SHA-256 of the data: %1 of %2</source>
        <translation>Alle Schichten werden für den SHA-256 der Daten gelesen: %1 von %2</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report cancelled</source>
        <translation>Bericht abgebrochen</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>&amp;Ordner anzeigen</translation>
    </message>
    <message>
        <source>The report could not be written</source>
        <translation>Der Bericht konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The report is written</source>
        <translation>Der Bericht ist geschrieben</translation>
    </message>
    <message>
        <source>There is no folder %1. Make it, or choose another one.</source>
        <translation>Den Ordner %1 gibt es nicht. Ihn anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>This file is there already: it will be replaced.</source>
        <translation>Diese Datei gibt es schon: sie wird ersetzt.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Das ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>Write the report to</source>
        <translation>Bericht schreiben nach</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>You can close this and go on reviewing.</source>
        <translation>Dieses Fenster kann geschlossen und weiter begutachtet werden.</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::ReviewDesk</name>
    <message>
        <source>The same reviewer has decided elsewhere since: that stands.</source>
        <translation>Derselbe Gutachter hat inzwischen anderswo entschieden: Das gilt.</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::RivalView</name>
    <message>
        <source>The contour on its slice beside: %1</source>
        <translation>Die Kontur auf ihrer Schicht daneben: %1</translation>
    </message>
    <message>
        <source>as it is, slice %1</source>
        <translation>wie sie ist, Schicht %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::Session</name>
    <message>
        <source>%1 decisions by %2 were not saved</source>
        <translation>%1 Entscheidungen von %2 wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 decisions on %2 were not saved</source>
        <translation>%1 Entscheidungen zu %2 wurden nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 decisions that were made elsewhere are taken in.</source>
        <translation>%1 anderswo getroffene Entscheidungen sind übernommen.</translation>
    </message>
    <message>
        <source>%1 decisions were not saved.</source>
        <translation>%1 Entscheidungen wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1 decisions were not taken back</source>
        <translation>%1 Entscheidungen wurden nicht zurückgenommen</translation>
    </message>
    <message>
        <source>%1 is gone. What you wrote on it is kept, not decided.</source>
        <translation>%1 ist nicht mehr da. Was Sie dazu schrieben, bleibt als Entwurf.</translation>
    </message>
    <message>
        <source>%1 is not in the dataset any more.</source>
        <translation>%1 ist nicht mehr im Datensatz.</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed; this is the first one that is not.</source>
        <translation>%1 von %2 begutachtet; dies ist die erste, die es nicht ist.</translation>
    </message>
    <message>
        <source>A decision by %1 was not saved</source>
        <translation>Eine Entscheidung von %1 wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>Accepted; the reasons ticked were left out.</source>
        <translation>Angenommen; die angekreuzten Gründe blieben weg.</translation>
    </message>
    <message>
        <source>At random, by seed %1.</source>
        <translation>Zufällig, mit Startwert %1.</translation>
    </message>
    <message>
        <source>By patient: the one with the worst contour first.</source>
        <translation>Nach Patienten: zuerst der mit der schlechtesten Kontur.</translation>
    </message>
    <message>
        <source>Cannot be accepted: fewer than %1 points.</source>
        <translation>Nicht annehmbar: weniger als %1 Punkte.</translation>
    </message>
    <message>
        <source>Cannot be accepted: its file cannot be read.</source>
        <translation>Nicht annehmbar: die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Cannot be accepted: the slice cannot be read.</source>
        <translation>Nicht annehmbar: die Schicht ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Cannot be accepted: there is no slice.</source>
        <translation>Nicht annehmbar: es gibt keine Schicht.</translation>
    </message>
    <message>
        <source>Contours of this kind (%1) are hidden: %2 shows them.</source>
        <translation>Konturen dieser Art (%1) sind verborgen: %2 zeigt sie.</translation>
    </message>
    <message>
        <source>Decided again: %1 of %2</source>
        <translation>Erneut entschieden: %1 (%2)</translation>
    </message>
    <message>
        <source>Decided elsewhere: %1 of %2, by %3.</source>
        <translation>Anderswo entschieden: %1 (%2), von %3.</translation>
    </message>
    <message>
        <source>Decisions cannot be stored</source>
        <translation>Entscheidungen lassen sich nicht speichern</translation>
    </message>
    <message>
        <source>Every contour is reviewed.</source>
        <translation>Jede Kontur ist begutachtet.</translation>
    </message>
    <message>
        <source>Every flagged contour is decided.</source>
        <translation>Jede auffällige Kontur ist entschieden.</translation>
    </message>
    <message>
        <source>From the start: this one is not reviewed yet.</source>
        <translation>Von vorn: diese ist noch nicht begutachtet.</translation>
    </message>
    <message>
        <source>In reading order.</source>
        <translation>In Lesereihenfolge.</translation>
    </message>
    <message>
        <source>Look at that, then decide.</source>
        <translation>Das ansehen, dann entscheiden.</translation>
    </message>
    <message>
        <source>No contour has a finding.</source>
        <translation>Keine Kontur hat einen Befund.</translation>
    </message>
    <message>
        <source>No contour here to decide on.</source>
        <translation>Hier ist keine Kontur zu entscheiden.</translation>
    </message>
    <message>
        <source>None left in this queue; %1 outside it (%2: the whole dataset).</source>
        <translation>Keine mehr in dieser Arbeitsliste; %1 außerhalb (%2: der ganze Datensatz).</translation>
    </message>
    <message>
        <source>Not checked yet: patients are being read.</source>
        <translation>Noch nicht geprüft: Patienten werden eingelesen.</translation>
    </message>
    <message>
        <source>Not checked yet: the pictures are being looked at.</source>
        <translation>Noch nicht geprüft: die Bilder werden angesehen.</translation>
    </message>
    <message>
        <source>Not checked: that was stopped. %1 reads the dataset again.</source>
        <translation>Nicht geprüft: das wurde abgebrochen. %1 liest den Datensatz neu ein.</translation>
    </message>
    <message>
        <source>Not decided yet: what you wrote on %1 and %2 more.</source>
        <translation>Noch nicht entschieden: was zu %1 und %2 weiteren geschrieben ist.</translation>
    </message>
    <message>
        <source>Not decided yet: what you wrote on %1.</source>
        <translation>Noch nicht entschieden: was zu %1 geschrieben ist.</translation>
    </message>
    <message>
        <source>Nothing matches the search and the chips: %1 shows the whole dataset.</source>
        <translation>Zu Suche und Filtern passt nichts: %1 zeigt den ganzen Datensatz.</translation>
    </message>
    <message>
        <source>Nothing of that is in the dataset any more.</source>
        <translation>Davon ist nichts mehr im Datensatz.</translation>
    </message>
    <message>
        <source>Nothing to do again: nothing was taken back since the last decision.</source>
        <translation>Nichts zu wiederholen: seit der letzten Entscheidung wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing to undo: no decision is left that was made since this dataset was opened.</source>
        <translation>Nichts zurückzunehmen: keine Entscheidung seit dem Öffnen dieses Datensatzes.</translation>
    </message>
    <message>
        <source>Planted error caught: %1.</source>
        <translation>Eingesetzter Fehler erkannt: %1.</translation>
    </message>
    <message>
        <source>Planted error missed: %1.</source>
        <translation>Eingesetzter Fehler übersehen: %1.</translation>
    </message>
    <message>
        <source>Rejected: %1, %2</source>
        <translation>Verworfen: %1, %2</translation>
    </message>
    <message>
        <source>Saved after all: %1 of %2</source>
        <translation>Doch noch gespeichert: %1 (%2)</translation>
    </message>
    <message>
        <source>Second read: what others decided is hidden until you end it.</source>
        <translation>Zweitbefundung: was andere entschieden haben, ist verborgen, bis sie beendet wird.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Taken back elsewhere: a decision on %1, by %2.</source>
        <translation>Anderswo zurückgenommen: eine Entscheidung über %1, von %2.</translation>
    </message>
    <message>
        <source>Taken back: %1 of %2</source>
        <translation>Zurückgenommen: %1 (%2)</translation>
    </message>
    <message>
        <source>Taken back: the reason. %1 stays rejected.</source>
        <translation>Zurückgenommen: der Grund. %1 bleibt abgelehnt.</translation>
    </message>
    <message>
        <source>That was the last contour in this queue (%1: the whole dataset).</source>
        <translation>Das war die letzte Kontur dieser Arbeitsliste (%1: der ganze Datensatz).</translation>
    </message>
    <message>
        <source>That was the last contour: every one is reviewed.</source>
        <translation>Das war die letzte Kontur: alle sind begutachtet.</translation>
    </message>
    <message>
        <source>The contour itself comes again.</source>
        <translation>Die Kontur selbst kommt noch einmal.</translation>
    </message>
    <message>
        <source>The contour was drawn anew: look at it, then decide.</source>
        <translation>Die Kontur wurde neu gezeichnet: erst ansehen, dann entscheiden.</translation>
    </message>
    <message>
        <source>The contours are hidden while %1 is held.</source>
        <translation>Die Konturen sind verborgen, solange %1 gehalten wird.</translation>
    </message>
    <message>
        <source>The contours are hidden: %1 shows them.</source>
        <translation>Die Konturen sind verborgen: %1 zeigt sie.</translation>
    </message>
    <message>
        <source>The decision on %1 of %2 was not saved</source>
        <translation>Die Entscheidung zu %1 aus %2 wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The decision on %1 was not taken back</source>
        <translation>Die Entscheidung zu %1 wurde nicht zurückgenommen</translation>
    </message>
    <message>
        <source>The files of %1 have changed since: look again, and decide.</source>
        <translation>Die Dateien von %1 haben sich seither geändert: erneut ansehen und entscheiden.</translation>
    </message>
    <message>
        <source>The last decision is by %1, who alone can take it back.</source>
        <translation>Die letzte Entscheidung ist von %1; nur %1 kann sie zurücknehmen.</translation>
    </message>
    <message>
        <source>The last decision takes no reason: it is no rejection, has one, or was made together with others.</source>
        <translation>Die letzte Entscheidung nimmt keinen Grund auf: Sie verwirft nicht, hat schon einen oder wurde mit anderen zusammen getroffen.</translation>
    </message>
    <message>
        <source>The list has it when %1 is the reviewer again.</source>
        <translation>In der Liste steht es, wenn wieder %1 begutachtet.</translation>
    </message>
    <message>
        <source>The reasons ticked were left out.</source>
        <translation>Die angekreuzten Gründe blieben weg.</translation>
    </message>
    <message>
        <source>The second read has ended. Nobody else has decided here.</source>
        <translation>Die Zweitbefundung ist beendet. Niemand sonst hat hier entschieden.</translation>
    </message>
    <message>
        <source>The second read has ended: what others decided is shown.</source>
        <translation>Die Zweitbefundung ist beendet: was andere entschieden haben, ist zu sehen.</translation>
    </message>
    <message>
        <source>The store of decisions cannot be opened, so nothing can be decided. %1</source>
        <translation>Der Speicher der Entscheidungen kann nicht geöffnet werden, daher kann nichts entschieden werden. %1</translation>
    </message>
    <message>
        <source>The store of decisions cannot be opened: nothing can be decided.</source>
        <translation>Der Speicher der Entscheidungen lässt sich nicht öffnen: Es kann nichts entschieden werden.</translation>
    </message>
    <message>
        <source>The store of decisions is not open.</source>
        <translation>Der Speicher der Entscheidungen ist nicht offen.</translation>
    </message>
    <message>
        <source>There is no contour.</source>
        <translation>Es gibt keine Kontur.</translation>
    </message>
    <message>
        <source>There is no draft: what is written is decided.</source>
        <translation>Es gibt keinen Entwurf: Über alles, wozu etwas geschrieben wurde, ist entschieden.</translation>
    </message>
    <message>
        <source>There is no place to go back to.</source>
        <translation>Es gibt keinen Ort, zu dem es zurückgeht.</translation>
    </message>
    <message>
        <source>This is the contour itself.</source>
        <translation>Dies ist die Kontur selbst.</translation>
    </message>
    <message>
        <source>This is the last contour that is not reviewed.</source>
        <translation>Dies ist die letzte Kontur, die nicht begutachtet ist.</translation>
    </message>
    <message>
        <source>This is the last flagged contour that is not decided.</source>
        <translation>Dies ist die letzte auffällige Kontur, die nicht entschieden ist.</translation>
    </message>
    <message>
        <source>This is the only contour in the queue.</source>
        <translation>Dies ist die einzige Kontur der Arbeitsliste.</translation>
    </message>
    <message>
        <source>This is the only draft in the queue.</source>
        <translation>Das ist der einzige Entwurf in der Arbeitsliste.</translation>
    </message>
    <message>
        <source>This is where you went back from.</source>
        <translation>Von hier ging es zurück.</translation>
    </message>
    <message>
        <source>Wait for the picture: a decision is bound to what was seen.</source>
        <translation>Auf das Bild warten: eine Entscheidung ist an das Gesehene gebunden.</translation>
    </message>
    <message>
        <source>Wait: not all patients are read yet.</source>
        <translation>Warten: noch sind nicht alle Patienten eingelesen.</translation>
    </message>
    <message>
        <source>Wait: the decisions made before are still being read.</source>
        <translation>Warten: frühere Entscheidungen werden noch eingelesen.</translation>
    </message>
    <message>
        <source>What others decide cannot be read</source>
        <translation>Was andere entscheiden, kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>What was said of a planted error stays. %1 again takes back the decision before it.</source>
        <translation>Die Antwort zu einem eingesetzten Fehler bleibt. %1 noch einmal nimmt die Entscheidung davor zurück.</translation>
    </message>
    <message>
        <source>What was taken back last is by %1, who alone can decide it again.</source>
        <translation>Zuletzt zurückgenommen wurde eine Entscheidung von %1; nur %1 kann sie wieder treffen.</translation>
    </message>
    <message>
        <source>What you said of a planted error was not saved</source>
        <translation>Die Antwort zu einem eingesetzten Fehler wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>Worst first: this is the most suspicious contour not decided.</source>
        <translation>Schlechteste zuerst: dies ist die verdächtigste unentschiedene Kontur.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened</source>
        <translation>„%1“ lässt sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::SettingRow</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Back to: %1</source>
        <translation>Zurück zu: %1</translation>
    </message>
    <message>
        <source>Change… (%1)</source>
        <translation>Ändern… (%1)</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Reset: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::SettingsDialog</name>
    <message>
        <source>A change counts at once.</source>
        <translation>Eine Änderung gilt sofort.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No setting has “%1” in its name, its explanation or its choices. Esc shows all again.</source>
        <translation>Keine Einstellung hat „%1“ im Namen, in der Erklärung oder in der Auswahl. Esc zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::SheetModel</name>
    <message>
        <source>%1, slice %2, %3: %4</source>
        <translation>%1, Schicht %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::SheetPage</name>
    <message>
        <source> · %1 selected: A, R, U decide on them</source>
        <translation> · %1 ausgewählt: A, R, U entscheiden</translation>
    </message>
    <message>
        <source> · %1 waiting</source>
        <translation> · %1 warten</translation>
    </message>
    <message>
        <source>%1 accepted.</source>
        <translation>%1 angenommen.</translation>
    </message>
    <message>
        <source>%1 are decided when %2 more slices are read.</source>
        <translation>%1 werden entschieden, wenn %2 weitere Schichten gelesen sind.</translation>
    </message>
    <message>
        <source>%1 called unsure.</source>
        <translation>%1 als unsicher eingestuft.</translation>
    </message>
    <message>
        <source>%1 contours</source>
        <translation>%1 Konturen</translation>
    </message>
    <message>
        <source>%1 not decided: the dataset was read again, or another was opened.</source>
        <translation>%1 nicht entschieden: Der Datensatz wurde neu gelesen oder ein anderer geöffnet.</translation>
    </message>
    <message>
        <source>%1 not decided: the reviewer's name was changed.</source>
        <translation>%1 nicht entschieden: der Name des Gutachters wurde geändert.</translation>
    </message>
    <message>
        <source>%1 rejected.</source>
        <translation>%1 verworfen.</translation>
    </message>
    <message>
        <source>1 contour</source>
        <translation>1 Kontur</translation>
    </message>
    <message>
        <source>All contours</source>
        <translation>Alle Konturen</translation>
    </message>
    <message>
        <source>No contour is in this queue.
%1 shows the whole dataset.</source>
        <translation>In dieser Arbeitsliste ist keine Kontur.
%1 zeigt den ganzen Datensatz.</translation>
    </message>
    <message>
        <source>No contour of this patient is in the queue.
“All contours” shows those of the others, %1 the whole dataset.</source>
        <translation>Keine Kontur dieses Patienten ist in der Arbeitsliste.
„Alle Konturen“ zeigt die der anderen, %1 den ganzen Datensatz.</translation>
    </message>
    <message>
        <source>Not decided: a second read has begun meanwhile.</source>
        <translation>Nicht entschieden: inzwischen hat eine Zweitbefundung begonnen.</translation>
    </message>
    <message>
        <source>Select a tile to decide on.</source>
        <translation>Eine Kachel zum Entscheiden auswählen.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Size of the tiles (Ctrl and the wheel)</source>
        <translation>Größe der Kacheln (Strg und Mausrad)</translation>
    </message>
    <message>
        <source>So %1 more.</source>
        <translation>Ebenso %1 weitere.</translation>
    </message>
    <message>
        <source>The contours of all patients, in the order in use</source>
        <translation>Die Konturen aller Patienten, in der verwendeten Reihenfolge</translation>
    </message>
    <message>
        <source>The contours of the patient in view alone (Ctrl+Shift+P)</source>
        <translation>Nur die Konturen des gezeigten Patienten (Strg+Umschalt+P)</translation>
    </message>
    <message>
        <source>This dataset has no contours.
Put contour files into the folders that its table names, then read again (%1).</source>
        <translation>Dieser Datensatz hat keine Konturen.
Konturdateien in die Ordner legen, die seine Tabelle nennt, dann neu einlesen (%1).</translation>
    </message>
    <message>
        <source>This patient</source>
        <translation>Dieser Patient</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::SheetView</name>
    <message>
        <source>Contact sheet</source>
        <translation>Übersichtsbogen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::SliceView</name>
    <message>
        <source>%1 · smooth</source>
        <translation>%1 · geglättet</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Slice with contours</source>
        <translation>Schicht mit Konturen</translation>
    </message>
    <message>
        <source>contours hidden</source>
        <translation>Konturen verborgen</translation>
    </message>
    <message>
        <source>window %1 / %2</source>
        <translation>Fenster %1 / %2</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::StackView</name>
    <message>
        <source>%1 contours of phase %2</source>
        <translation>%1 Konturen der Phase %2</translation>
    </message>
    <message>
        <source>No contours to stack.</source>
        <translation>Keine Konturen zum Stapeln.</translation>
    </message>
    <message>
        <source>The contours of a phase seen from the side</source>
        <translation>Die Konturen einer Phase von der Seite</translation>
    </message>
    <message>
        <source>from the side · phase %1</source>
        <translation>von der Seite · Phase %1</translation>
    </message>
    <message>
        <source>no contours</source>
        <translation>keine Konturen</translation>
    </message>
    <message>
        <source>phase %1</source>
        <translation>Phase %1</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::StartPage</name>
    <message>
        <source>%1 of %2 patients</source>
        <translation>%1 von %2 Patienten</translation>
    </message>
    <message>
        <source>%1 of %2 slices</source>
        <translation>%1 von %2 Schichten</translation>
    </message>
    <message>
        <source>A folder with link.csv, dicoms and contourfiles, or the Sunnybrook download as it unpacks. It can be dropped here, too.</source>
        <translation>Ein Ordner mit link.csv, dicoms und contourfiles oder der Sunnybrook-Download, wie er sich entpackt. Er kann auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check contours, decide, export</source>
        <translation>Konturen prüfen, entscheiden, exportieren</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Drawing the demo dataset</source>
        <translation>Demo-Datensatz wird gezeichnet</translation>
    </message>
    <message>
        <source>Draws a small synthetic dataset with planted mistakes and opens it</source>
        <translation>Zeichnet einen kleinen synthetischen Datensatz mit eingebauten Fehlern und öffnet ihn</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open a folder of cardiac studies with their contours. Each contour is shown on its slice with what does not match; you accept or reject it, and export the pairs that hold.</source>
        <translation>Einen Ordner mit Herzstudien und ihren Konturen öffnen. Jede Kontur wird auf ihrer Schicht gezeigt, mit dem, was nicht passt; sie wird angenommen oder verworfen, und die haltbaren Paare werden exportiert.</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open it all the same</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Reading and checking</source>
        <translation>Einlesen und Prüfen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Take %1 off the list: it is gone</source>
        <translation>%1 aus der Liste nehmen: nicht mehr da</translation>
    </message>
    <message>
        <source>There is no such folder now. A click takes it off this list.</source>
        <translation>Diesen Ordner gibt es jetzt nicht. Ein Klick nimmt ihn aus der Liste.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>gone · take it off</source>
        <translation>fehlt · entfernen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::StatusLine</name>
    <message>
        <source>%1, %2 mm</source>
        <translation>%1, %2 mm</translation>
    </message>
    <message>
        <source>How a contour becomes pixels</source>
        <translation>Wie aus einer Kontur Pixel werden</translation>
    </message>
    <message>
        <source>Mask rule</source>
        <translation>Maskenregel</translation>
    </message>
    <message>
        <source>Pixel origin</source>
        <translation>Pixelursprung</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Anhalten: %1</translation>
    </message>
    <message>
        <source>The contour coordinate of the centre of the top-left pixel</source>
        <translation>Die Konturkoordinate der Mitte des Pixels oben links</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>innerhalb:</translation>
    </message>
    <message>
        <source>mask rule %1</source>
        <translation>Maskenregel %1</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außerhalb</translation>
    </message>
    <message>
        <source>pixel origin %1</source>
        <translation>Pixelursprung %1</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::StripView</name>
    <message>
        <source>%1: %2. Outside is up, inside down; the white line is the nearest edge.</source>
        <translation>%1: %2. Außen ist oben, innen unten; die weiße Linie ist die nächste Kante.</translation>
    </message>
    <message>
        <source>The picture along the contour. %1</source>
        <translation>Das Bild entlang der Kontur. %1</translation>
    </message>
    <message>
        <source>no edge near</source>
        <translation>keine Kante in der Nähe</translation>
    </message>
    <message>
        <source>the edge is here</source>
        <translation>die Kante ist hier</translation>
    </message>
    <message>
        <source>the nearest edge is %1 mm inside</source>
        <translation>die nächste Kante ist %1 mm weiter innen</translation>
    </message>
    <message>
        <source>the nearest edge is %1 mm outside</source>
        <translation>die nächste Kante ist %1 mm weiter außen</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::TopBar</name>
    <message>
        <source>%1 contours</source>
        <translation>%1 Konturen</translation>
    </message>
    <message>
        <source>%1 contours so far</source>
        <translation>%1 Konturen bisher</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 begutachtet</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed by you</source>
        <translation>%1 von %2 selbst begutachtet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Contour by contour (%1)</source>
        <translation>Kontur für Kontur (%1)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Many contours at once (%1)</source>
        <translation>Viele Konturen auf einmal (%1)</translation>
    </message>
    <message>
        <source>Open a dataset (%1)</source>
        <translation>Datensatz öffnen (%1)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Reviewed contours</source>
        <translation>Begutachtete Konturen</translation>
    </message>
    <message>
        <source>The dataset as a whole (%1)</source>
        <translation>Der Datensatz als Ganzes (%1)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Write the validated pairs (%1)</source>
        <translation>Die geprüften Paare schreiben (%1)</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::Tour</name>
    <message>
        <source>%1 accepts, %2 rejects, %3 is for unsure; then the next contour comes up. %4 takes a decision back. Nothing in the dataset is changed.</source>
        <translation>%1 nimmt an, %2 verwirft, %3 heißt unsicher; dann kommt die nächste Kontur. %4 nimmt eine Entscheidung zurück. Im Datensatz wird nichts geändert.</translation>
    </message>
    <message>
        <source>%1 takes it back. That was the tour: Help, Tour shows it again.</source>
        <translation>%1 nimmt es zurück. Das war der Rundgang: Hilfe, Rundgang zeigt ihn wieder.</translation>
    </message>
    <message>
        <source>A contour on its slice</source>
        <translation>Eine Kontur auf ihrer Schicht</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decided, and saved</source>
        <translation>Entschieden und gespeichert</translation>
    </message>
    <message>
        <source>Nothing was found here</source>
        <translation>Hier gibt es keinen Befund</translation>
    </message>
    <message>
        <source>The inner contour is the yellow solid line, the outer one the blue dashed line. Hold %1 to see the slice without them.</source>
        <translation>Die Innenkontur ist die gelbe durchgezogene Linie, die Außenkontur die blaue gestrichelte. %1 halten zeigt die Schicht ohne sie.</translation>
    </message>
    <message>
        <source>What does not match about a contour stands here. %1 goes to the next one that is flagged.</source>
        <translation>Hier steht, was an einer Kontur nicht passt. %1 geht zur nächsten auffälligen.</translation>
    </message>
    <message>
        <source>What does not match, by how much, and what would fit better. Click a finding to go to its place in the picture.</source>
        <translation>Was nicht passt, um wie viel, und was besser passen würde. Ein Klick auf einen Befund geht zu seiner Stelle im Bild.</translation>
    </message>
    <message>
        <source>Why it is flagged</source>
        <translation>Warum sie auffällig ist</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::TourCard</name>
    <message>
        <source>%1  %2 of %3</source>
        <translation>%1  %2 von %3</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Leave the tour</source>
        <translation>Rundgang &amp;verlassen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>W&amp;eiter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Fi&amp;nish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::TrialBars</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3 (%4 to %5)</source>
        <translation>%1 von %2, %3 (%4 bis %5)</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1: flagged %2; said what is wrong: %3</source>
        <translation>%1: beanstandet %2; richtig benannt: %3</translation>
    </message>
    <message>
        <source>Share of mistakes flagged</source>
        <translation>Anteil beanstandeter Fehler</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::TrialCard</name>
    <message>
        <source>Another contour of the patient, taken as right, was flagged by the mistake: %1.</source>
        <translation>Durch den Fehler wurde eine andere, als richtig angesehene Kontur des Patienten beanstandet: %1.</translation>
    </message>
    <message>
        <source>Area under the curve of suspicion, all mistakes: %1.</source>
        <translation>Fläche unter der Kurve des Verdachts, alle Fehler: %1.</translation>
    </message>
    <message>
        <source>Contours were rejected since, or are no more: Measure Again takes that into account.</source>
        <translation>Seither wurden Konturen verworfen oder es gibt sie nicht mehr: Erneut messen berücksichtigt das.</translation>
    </message>
    <message>
        <source>It could not be measured: the memory does not suffice.</source>
        <translation>Nicht messbar: der Speicher reicht nicht.</translation>
    </message>
    <message>
        <source>Known mistakes put into this dataset's contours in memory, one at a time: the share that is flagged, with its 95 % interval.</source>
        <translation>Bekannte Fehler, im Speicher einzeln in die Konturen dieses Datensatzes eingesetzt: der Anteil, der beanstandet wird, mit 95-%-Intervall.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure Again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Mistakes were put into %1 contours of %2 (seed %3).</source>
        <translation>Fehler wurden in %1 Konturen eingesetzt, %2 (Startwert %3).</translation>
    </message>
    <message>
        <source>Not measured yet. Measure puts %1 kinds of mistakes into %2 contours taken as right, one at a time, and checks each anew. Nothing is written. Stop keeps what was measured until then.</source>
        <translation>Noch nicht gemessen. Messen setzt %1 Arten von Fehlern einzeln in %2 als richtig angesehene Konturen ein und prüft jede neu. Nichts wird geschrieben. Anhalten behält das bis dahin Gemessene.</translation>
    </message>
    <message>
        <source>Not tried: %1.</source>
        <translation>Nicht versucht: %1.</translation>
    </message>
    <message>
        <source>Of the mistakes flagged, a finding says what is wrong in %1.</source>
        <translation>Unter den beanstandeten Fehlern nennt ein Befund, was falsch ist, bei %1.</translation>
    </message>
    <message>
        <source>Putting mistakes into contours: %1 of %2</source>
        <translation>Fehler werden in Konturen eingesetzt: %1 von %2</translation>
    </message>
    <message>
        <source>Putting mistakes into contours…</source>
        <translation>Fehler werden in Konturen eingesetzt…</translation>
    </message>
    <message>
        <source>Right %1 contours flagged as they stand: %2.</source>
        <translation>Richtige Konturen (%1), so wie sie sind beanstandet: %2.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped early: these figures are of %1 of %2 contours, the first in the dataset's order. The rest was not tried.</source>
        <translation>Vorzeitig beendet: diese Zahlen gelten für %1 von %2 Konturen, die ersten in der Reihenfolge des Datensatzes. Der Rest wurde nicht versucht.</translation>
    </message>
    <message>
        <source>Stopped: nothing was measured.</source>
        <translation>Angehalten: nichts wurde gemessen.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>The memory did not suffice: these figures are of %1 of %2 contours, the first in the dataset's order.</source>
        <translation>Der Speicher reichte nicht: diese Zahlen gelten für %1 von %2 Konturen, die ersten in der Reihenfolge des Datensatzes.</translation>
    </message>
    <message>
        <source>There are no contours to put mistakes into.</source>
        <translation>Es gibt keine Konturen, in die Fehler eingesetzt werden können.</translation>
    </message>
    <message>
        <source>What these figures do not say</source>
        <translation>Was diese Zahlen nicht sagen</translation>
    </message>
    <message>
        <source>What would be noticed here?</source>
        <translation>Was würde hier auffallen?</translation>
    </message>
</context>
<context>
    <name>contourcheck::desktop::UnsavedBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 decisions were not saved: %2</source>
        <translation>%1 Entscheidungen wurden nicht gespeichert: %2</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Saves what was decided as it was decided</source>
        <translation>Speichert die Entscheidungen so, wie sie getroffen wurden</translation>
    </message>
    <message>
        <source>The decision on %1 was not saved</source>
        <translation>Die Entscheidung zu %1 wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1 %, %2 to %3</source>
        <translation>%1 %, %2 bis %3</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 (continued)</source>
        <translation>%1 (Fortsetzung)</translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1 (Zeile %2)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 beside it holds what another program wrote and is not in the log yet. Nothing was changed; end that program and let the log's owner run contourcheck-cli review verify --decisions FILE, which takes it over, or move %1 away to go on without it</source>
        <translation>%1 daneben hält, was ein anderes Programm schrieb und noch nicht im Protokoll steht. Nichts wurde geändert; beenden Sie jenes Programm und lassen Sie den, dem das Protokoll gehört, contourcheck-cli review verify --decisions DATEI aufrufen, was es übernimmt, oder verschieben Sie %1, um ohne das fortzufahren</translation>
    </message>
    <message>
        <source>%1 cannot hold masks by coverage, which are shares of pixels; choose another mask rule or format</source>
        <translation>%1 kann keine Masken der Regel coverage halten, die Anteile von Pixeln sind; eine andere Maskenregel oder ein anderes Format wählen</translation>
    </message>
    <message>
        <source>%1 contours</source>
        <translation>%1 Konturen</translation>
    </message>
    <message>
        <source>%1 contours are too many for one PNG: write a PDF, or take one patient</source>
        <translation>%1 Konturen sind zu viele für ein PNG: ein PDF schreiben oder einen Patienten wählen</translation>
    </message>
    <message>
        <source>%1 decisions are stale: slice or contour has changed since.</source>
        <translation>%1 Entscheidungen sind veraltet: Schicht oder Kontur hat sich seitdem geändert.</translation>
    </message>
    <message>
        <source>%1 decisions on contours that the dataset does not have now.</source>
        <translation>%1 Entscheidungen zu Konturen, die der Datensatz nicht mehr hat.</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>%1 inner contours</source>
        <translation>%1 Innenkonturen</translation>
    </message>
    <message>
        <source>%1 is a sequence where a value should be</source>
        <translation>%1 ist eine Sequenz, wo ein Wert stehen sollte</translation>
    </message>
    <message>
        <source>%1 items, each among the findings or named below</source>
        <translation>%1 Einträge, jeder bei den Befunden oder unten genannt</translation>
    </message>
    <message>
        <source>%1 links in this folder</source>
        <translation>%1 Verknüpfungen in diesem Ordner</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Hinweise</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 %, 95 % interval %4 to %5)</source>
        <translation>%1 von %2 (%3 %, 95-%-Intervall %4 bis %5)</translation>
    </message>
    <message>
        <source>%1 of %2 have another instance number than their name; the first, %3, says %4</source>
        <translation>%1 von %2 haben eine andere Instance Number als ihr Name; die erste, %3, nennt %4</translation>
    </message>
    <message>
        <source>%1 of %2 lie outside the picture of %3, by up to %4 px</source>
        <translation>%1 von %2 liegen außerhalb des Bildes von %3, um bis zu %4 px</translation>
    </message>
    <message>
        <source>%1 of %2 say another patient than %3</source>
        <translation>%1 von %2 nennen einen anderen Patienten als %3</translation>
    </message>
    <message>
        <source>%1 of %2 say that something is written into the picture, which may name the patient: exports leave them out unless that is allowed</source>
        <translation>%1 von %2 sagen, dass etwas ins Bild geschrieben ist, vielleicht der Name des Patienten: Exporte lassen sie aus, wenn es nicht erlaubt wird</translation>
    </message>
    <message>
        <source>%1 of %2 share one position, though their times repeat: where in the heart they lie cannot be told</source>
        <translation>%1 von %2 haben dieselbe Position, obwohl sich ihre Zeiten wiederholen: wo im Herzen sie liegen, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of %2 was checked against %3.</source>
        <translation>%1 (%2) wurde anhand von %3 geprüft.</translation>
    </message>
    <message>
        <source>%1 of %2 were checked against %3.</source>
        <translation>%1 (%2) wurden anhand von %3 geprüft.</translation>
    </message>
    <message>
        <source>%1 of %2 with several frames: only the first is used</source>
        <translation>%1 von %2 mit mehreren Bildern: nur das erste wird verwendet</translation>
    </message>
    <message>
        <source>%1 of %2 without pixel spacing, position or orientation: millimetres cannot be told there</source>
        <translation>%1 von %2 ohne Pixelabstand, Position oder Orientierung: dort sind Millimeter nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of the inner contour lies outside the outer contour</source>
        <translation>%1 der Innenkontur liegt außerhalb der Außenkontur</translation>
    </message>
    <message>
        <source>%1 on %2 since %3 (process %4, version %5)</source>
        <translation>%1 auf %2 seit %3 (Prozess %4, Version %5)</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 Patienten</translation>
    </message>
    <message>
        <source>%1 pixels in %2 frames need %3 bytes, Pixel Data (7FE0,0010) has %4</source>
        <translation>%1 Pixel in %2 Bildern brauchen %3 Byte, Pixel Data (7FE0,0010) hat %4</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>%1 px down</source>
        <translation>%1 px nach unten</translation>
    </message>
    <message>
        <source>%1 px to the left</source>
        <translation>%1 px nach links</translation>
    </message>
    <message>
        <source>%1 px to the right</source>
        <translation>%1 px nach rechts</translation>
    </message>
    <message>
        <source>%1 px up</source>
        <translation>%1 px nach oben</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 slices</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>%1 stands where an element should</source>
        <translation>%1 steht, wo ein Element stehen sollte</translation>
    </message>
    <message>
        <source>%1 stands where an item of %2 should</source>
        <translation>%1 steht, wo ein Eintrag von %2 stehen sollte</translation>
    </message>
    <message>
        <source>%1 times the size</source>
        <translation>%1-fache Größe</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>%1 was left out of this export (%2) and can be read now; choose another folder, or remove this export first</source>
        <translation>%1 wurde in diesem Export ausgelassen (%2) und ist jetzt lesbar; einen anderen Ordner wählen oder diesen Export erst entfernen</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 Pixeln</translation>
    </message>
    <message>
        <source>%1 · data %2 · %3</source>
        <translation>%1 · Daten %2 · %3</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4 of them on a slice</source>
        <translation>%1, %2, %3, davon %4 auf einer Schicht</translation>
    </message>
    <message>
        <source>%1, head %2</source>
        <translation>%1, letztes Glied %2</translation>
    </message>
    <message>
        <source>%1: found "%2", expected %3</source>
        <translation>%1: gefunden „%2“, erwartet %3</translation>
    </message>
    <message>
        <source>%1: the manifest is damaged, or not of this version. Nothing was changed; choose another folder, or move this one away and export again</source>
        <translation>%1: das Manifest ist beschädigt oder nicht von dieser Version. Nichts wurde geändert; einen anderen Ordner wählen, oder diesen beiseitelegen und noch einmal exportieren</translation>
    </message>
    <message>
        <source>%1; nothing was decided, as it might not count</source>
        <translation>%1; nichts wurde entschieden, da es vielleicht nicht zählte</translation>
    </message>
    <message>
        <source>(95 % interval: %1 to %2 px in x, %3 to %4 px in y)</source>
        <translation>(95-%-Intervall: %1 bis %2 px in x, %3 bis %4 px in y)</translation>
    </message>
    <message>
        <source>, next to nothing for an outline of %1 px</source>
        <translation>, fast nichts für einen Umriss von %1 px</translation>
    </message>
    <message>
        <source>0.8 times the size</source>
        <translation>0.8-fache Größe</translation>
    </message>
    <message>
        <source>0.9 times the size</source>
        <translation>0.9-fache Größe</translation>
    </message>
    <message>
        <source>1 contour</source>
        <translation>1 Kontur</translation>
    </message>
    <message>
        <source>1 decision on contours that the dataset does not have now.</source>
        <translation>1 Entscheidung zu Konturen, die der Datensatz nicht mehr hat.</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 inner contour</source>
        <translation>1 Innenkontur</translation>
    </message>
    <message>
        <source>1 item, each among the findings or named below</source>
        <translation>1 Eintrag, bei den Befunden oder unten genannt</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 Hinweis</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 Patient</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 Punkt</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>1.1 times the size</source>
        <translation>1.1-fache Größe</translation>
    </message>
    <message>
        <source>1.25 times the size</source>
        <translation>1.25-fache Größe</translation>
    </message>
    <message>
        <source>10 pixels off</source>
        <translation>10 Pixel daneben</translation>
    </message>
    <message>
        <source>2 pixels off</source>
        <translation>2 Pixel daneben</translation>
    </message>
    <message>
        <source>3 pixels off</source>
        <translation>3 Pixel daneben</translation>
    </message>
    <message>
        <source>5 pixels off</source>
        <translation>5 Pixel daneben</translation>
    </message>
    <message>
        <source>; as those are few or far away, %1 mm of it count</source>
        <translation>; da diese wenige oder weit weg sind, zählen davon %1 mm</translation>
    </message>
    <message>
        <source>; by this row contours lack their slices, by the other none does</source>
        <translation>; mit dieser Zeile fehlen Konturen ihre Schichten, mit der anderen keiner</translation>
    </message>
    <message>
        <source>; it </source>
        <translation>; sie </translation>
    </message>
    <message>
        <source>; its columns stand apart by %1, not by commas: save it with commas</source>
        <translation>; die Spalten sind durch %1 getrennt, nicht durch Kommas: mit Kommas speichern</translation>
    </message>
    <message>
        <source>; its folder '%1' has one</source>
        <translation>; sein Ordner „%1“ enthält eine davon</translation>
    </message>
    <message>
        <source>; nothing tells which row is right</source>
        <translation>; nichts verrät, welche Zeile stimmt</translation>
    </message>
    <message>
        <source>; or name %1 in it, which no row names</source>
        <translation>; oder %1 darin nennen, was keine Zeile tut</translation>
    </message>
    <message>
        <source>; the first row is used, by the others contours lack their slices</source>
        <translation>; die erste Zeile gilt, mit den anderen fehlen Konturen ihre Schichten</translation>
    </message>
    <message>
        <source>; the folder above it has one</source>
        <translation>; der Ordner darüber enthält eine davon</translation>
    </message>
    <message>
        <source>; the inner one does not fit the patient's other contours</source>
        <translation>; die Innenkontur passt nicht zu den anderen Konturen des Patienten</translation>
    </message>
    <message>
        <source>; the outer one does not fit the patient's other contours</source>
        <translation>; die Außenkontur passt nicht zu den anderen Konturen des Patienten</translation>
    </message>
    <message>
        <source>A contour cannot be read</source>
        <translation>Eine Kontur ist nicht lesbar</translation>
    </message>
    <message>
        <source>A contour taken as right may be wrong without being noticed; it counts as right here.</source>
        <translation>Eine als richtig angesehene Kontur kann unbemerkt falsch sein; sie zählt hier als richtig.</translation>
    </message>
    <message>
        <source>A file or folder cannot be read</source>
        <translation>Eine Datei oder ein Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <source>A file's name says neither a slice nor a contour</source>
        <translation>Der Name einer Datei nennt weder Schicht noch Kontur</translation>
    </message>
    <message>
        <source>A link leads out of the dataset</source>
        <translation>Eine Verknüpfung führt aus dem Datensatz hinaus</translation>
    </message>
    <message>
        <source>A link leads out of the dataset; a copy of the folder would not hold what it leads to</source>
        <translation>Eine Verknüpfung führt aus dem Datensatz hinaus; eine Kopie des Ordners enthielte ihr Ziel nicht</translation>
    </message>
    <message>
        <source>A mistake that leaves more than 0.92 of the contour where it was (Dice) is not put in: one contour one or two pixels off often cannot be told.</source>
        <translation>Ein Fehler, der mehr als 0.92 der Kontur an ihrem Ort lässt (Dice), wird nicht eingesetzt: eine Kontur, die ein oder zwei Pixel daneben liegt, ist oft nicht zu erkennen.</translation>
    </message>
    <message>
        <source>A patient or an original id stands twice in the link table</source>
        <translation>Ein Patient oder eine ursprüngliche Kennung steht zweimal in der Zuordnungstabelle</translation>
    </message>
    <message>
        <source>A patient's folder holds nothing to pair</source>
        <translation>Der Ordner eines Patienten enthält nichts zum Paaren</translation>
    </message>
    <message>
        <source>A row of the link table cannot be used</source>
        <translation>Eine Zeile der Zuordnungstabelle ist nicht brauchbar</translation>
    </message>
    <message>
        <source>A row of the link table leads nowhere</source>
        <translation>Eine Zeile der Zuordnungstabelle führt ins Leere</translation>
    </message>
    <message>
        <source>A second file for the same thing; it is not used</source>
        <translation>Eine zweite Datei für dasselbe; sie wird nicht verwendet</translation>
    </message>
    <message>
        <source>A slice cannot be read</source>
        <translation>Eine Schicht ist nicht lesbar</translation>
    </message>
    <message>
        <source>A slice file holds several frames, of which the first is used</source>
        <translation>Eine Schichtdatei enthält mehrere Bilder, das erste wird verwendet</translation>
    </message>
    <message>
        <source>A slice is not what its folder and name say</source>
        <translation>Eine Schicht ist nicht, was Ordner und Name sagen</translation>
    </message>
    <message>
        <source>A stretch of %1 px of the outline has no points; elsewhere they are %2 px apart</source>
        <translation>Auf %1 px des Umrisses liegen keine Punkte; sonst liegen sie %2 px auseinander</translation>
    </message>
    <message>
        <source>A symbolic link leads out of the dataset; it is not followed</source>
        <translation>Eine symbolische Verknüpfung führt aus dem Datensatz hinaus; ihr wird nicht gefolgt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>Angenommen: %1.</translation>
    </message>
    <message>
        <source>Agreement between reviewers</source>
        <translation>Übereinstimmung der Gutachter</translation>
    </message>
    <message>
        <source>All contours are off by the same amount</source>
        <translation>Alle Konturen liegen um denselben Betrag daneben</translation>
    </message>
    <message>
        <source>All contours are too large</source>
        <translation>Alle Konturen sind zu groß</translation>
    </message>
    <message>
        <source>All contours are too small</source>
        <translation>Alle Konturen sind zu klein</translation>
    </message>
    <message>
        <source>All contours fit another way round</source>
        <translation>Alle Konturen passen anders herum</translation>
    </message>
    <message>
        <source>All contours of %1 fit the slices of %2 better %3</source>
        <translation>Alle Konturen von %1 passen %3 besser zu den Schichten von %2</translation>
    </message>
    <message>
        <source>All follow, the worst first.</source>
        <translation>Alle folgen, die schwersten zuerst.</translation>
    </message>
    <message>
        <source>All inner contours of this patient together fit their pictures best %1</source>
        <translation>Alle Innenkonturen dieses Patienten zusammen passen am besten %1 zu ihren Bildern</translation>
    </message>
    <message>
        <source>All inner contours of this patient together fit their pictures best moved %1 %2</source>
        <translation>Alle Innenkonturen dieses Patienten zusammen passen am besten zu ihren Bildern, wenn sie um %1 verschoben sind %2</translation>
    </message>
    <message>
        <source>All inner contours together fit their pictures best moved %1 %2, taken with pixel origin %3; edges that muscle within the cavity draws inward count less</source>
        <translation>Alle Innenkonturen zusammen passen am besten zu ihren Bildern, wenn sie um %1 verschoben sind %2, mit Pixelursprung %3; Kanten, die Muskel in der Höhle nach innen zieht, zählen weniger</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Bits Allocated %1 is not supported</source>
        <translation>Bits Allocated %1 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>Bits Stored is %1 of %2</source>
        <translation>Bits Stored ist %1 von %2</translation>
    </message>
    <message>
        <source>Both decided</source>
        <translation>Beide entschieden</translation>
    </message>
    <message>
        <source>By the mask rule '%1' no pixel of the slice is inside the contour</source>
        <translation>Nach der Maskenregel „%1“ liegt kein Pixel der Schicht in der Kontur</translation>
    </message>
    <message>
        <source>COCO annotations beside PNG images</source>
        <translation>COCO-Annotationen neben PNG-Bildern</translation>
    </message>
    <message>
        <source>Caught</source>
        <translation>Erkannt</translation>
    </message>
    <message>
        <source>Cohen's kappa</source>
        <translation>Cohens Kappa</translation>
    </message>
    <message>
        <source>Columns (0028,0011) is missing or no size</source>
        <translation>Columns (0028,0011) fehlt oder ist keine Größe</translation>
    </message>
    <message>
        <source>Contour check</source>
        <translation>Konturprüfung</translation>
    </message>
    <message>
        <source>ContourCheck helps to curate research data. It is not a medical device.</source>
        <translation>ContourCheck hilft, Forschungsdaten zu pflegen. Es ist kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Konturen</translation>
    </message>
    <message>
        <source>Contours with an error are not among those taken as right, so a right one that wrongly got an error is not counted as flagged.</source>
        <translation>Konturen mit einem Fehler sind nicht unter den als richtig angesehenen; eine richtige, die zu Unrecht einen Fehler bekam, zählt daher nicht als beanstandet.</translation>
    </message>
    <message>
        <source>Could not be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Could not be used: %1.</source>
        <translation>Nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>DICOM RT Structure Set, a file a patient</source>
        <translation>DICOM-RT-Struktursatz, eine Datei je Patient</translation>
    </message>
    <message>
        <source>DICOM Segmentation, a file a patient</source>
        <translation>DICOM-Segmentierung, eine Datei je Patient</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Decision log</source>
        <translation>Protokoll der Entscheidungen</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>End systole and end diastole are exchanged</source>
        <translation>Endsystole und Enddiastole sind vertauscht</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Errors and warnings are contours by their worst finding; the others have none.</source>
        <translation>Fehler und Warnungen zählen Konturen nach ihrem schwersten Befund; die übrigen haben keinen.</translation>
    </message>
    <message>
        <source>Errors planted among the contours to see whether they are noticed; rejected or called unsure: %1.</source>
        <translation>Unter die Konturen gemischte Fehler, um zu sehen, ob sie auffallen; verworfen oder unsicher genannt: %1.</translation>
    </message>
    <message>
        <source>Every finding: %1.</source>
        <translation>Alle Befunde: %1.</translation>
    </message>
    <message>
        <source>Every row: %1</source>
        <translation>Alle Zeilen: %1</translation>
    </message>
    <message>
        <source>Fewer than two reviewers have decided: there is none to tell.</source>
        <translation>Weniger als zwei Gutachter haben entschieden: es gibt keine.</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Befund %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Fits better %1</source>
        <translation>Passt besser %1</translation>
    </message>
    <message>
        <source>Fits slice %1 better</source>
        <translation>Passt besser zu Schicht %1</translation>
    </message>
    <message>
        <source>Gwet's AC1</source>
        <translation>Gwets AC1</translation>
    </message>
    <message>
        <source>HDF5 could not make the file</source>
        <translation>HDF5 konnte die Datei nicht erzeugen</translation>
    </message>
    <message>
        <source>HDF5: images, masks, spacing, ids</source>
        <translation>HDF5: Bilder, Masken, Pixelabstände, Kennungen</translation>
    </message>
    <message>
        <source>Hash of the data</source>
        <translation>Prüfsumme der Daten</translation>
    </message>
    <message>
        <source>High Bit %1 with %2 Bits Stored is not supported</source>
        <translation>High Bit %1 mit %2 Bits Stored wird nicht unterstützt</translation>
    </message>
    <message>
        <source>How to trace this report</source>
        <translation>Woher dieser Bericht stammt</translation>
    </message>
    <message>
        <source>In all: %1, %2, %3.</source>
        <translation>Insgesamt: %1, %2, %3.</translation>
    </message>
    <message>
        <source>Inner and outer contour are exchanged</source>
        <translation>Innen- und Außenkontur sind vertauscht</translation>
    </message>
    <message>
        <source>Inner and outer contour are nearly the same line, with no muscle between them: this one seems to be the inner one</source>
        <translation>Innen- und Außenkontur sind fast dieselbe Linie, ohne Muskel dazwischen: diese scheint die Innenkontur zu sein</translation>
    </message>
    <message>
        <source>Inner and outer contour are nearly the same line, with no muscle between them: this one seems to be the outer one</source>
        <translation>Innen- und Außenkontur sind fast dieselbe Linie, ohne Muskel dazwischen: diese scheint die Außenkontur zu sein</translation>
    </message>
    <message>
        <source>Inner and outer contour have different centres</source>
        <translation>Innen- und Außenkontur haben verschiedene Mitten</translation>
    </message>
    <message>
        <source>Inner contours are solid and yellow, outer dashed and blue, papillary muscles dotted; a white line is where the contour would fit.</source>
        <translation>Innenkonturen sind durchgezogen und gelb, Außenkonturen gestrichelt und blau, Papillarmuskeln gepunktet; eine weiße Linie zeigt, wo die Kontur passen würde.</translation>
    </message>
    <message>
        <source>Inner flagged</source>
        <translation>Innen beanstandet</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>JPEG 2000: decodes to another size than its header says</source>
        <translation>JPEG 2000: ergibt eine andere Größe, als der Kopf nennt</translation>
    </message>
    <message>
        <source>JPEG 2000: out of memory</source>
        <translation>JPEG 2000: der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>JPEG-LS: %1</source>
        <translation>JPEG-LS: %1</translation>
    </message>
    <message>
        <source>JPEG-LS: decodes to another size than its header says</source>
        <translation>JPEG-LS: ergibt eine andere Größe, als der Kopf nennt</translation>
    </message>
    <message>
        <source>JPEG-LS: the memory does not suffice</source>
        <translation>JPEG-LS: der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>JPEG: %1</source>
        <translation>JPEG: %1</translation>
    </message>
    <message>
        <source>JPEG: the codestream ends early</source>
        <translation>JPEG: Der Codestrom endet zu früh</translation>
    </message>
    <message>
        <source>Known mistakes were put into %1 of %2, one at a time and in memory (seed %3): the share of them that is flagged, with its 95 % interval, and how often the mistake could be made.</source>
        <translation>Bekannte Fehler wurden in %1 (%2) eingesetzt, je einer und nur im Speicher (Startwert %3): der Anteil, der beanstandet wird, mit 95-%-Intervall, und wie oft der Fehler möglich war.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Line %1 of the contour %2</source>
        <translation>Zeile %1 der Kontur %2</translation>
    </message>
    <message>
        <source>Line %1 of the contour: %2</source>
        <translation>Zeile %1 der Kontur: %2</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Millimetres cannot be told on some slices</source>
        <translation>Auf einigen Schichten sind Millimeter nicht bekannt</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>More than one series could be the contours'</source>
        <translation>Mehr als eine Serie könnte zu den Konturen gehören</translation>
    </message>
    <message>
        <source>More than one series has slices of the contours' numbers: %1 is taken, and there is %2</source>
        <translation>Mehr als eine Serie hat Schichten mit den Nummern der Konturen: %1 wird genommen, und es gibt %2</translation>
    </message>
    <message>
        <source>NIfTI with a MONAI datalist</source>
        <translation>NIfTI mit einer MONAI-Datenliste</translation>
    </message>
    <message>
        <source>NIfTI, a volume a patient and phase</source>
        <translation>NIfTI, ein Volumen je Patient und Phase</translation>
    </message>
    <message>
        <source>No row of the link table names the contours in %1</source>
        <translation>Keine Zeile der Zuordnungstabelle nennt die Konturen in %1</translation>
    </message>
    <message>
        <source>No row of the link table names the slices in %1</source>
        <translation>Keine Zeile der Zuordnungstabelle nennt die Schichten in %1</translation>
    </message>
    <message>
        <source>No row of the link table names this folder</source>
        <translation>Keine Zeile der Zuordnungstabelle nennt diesen Ordner</translation>
    </message>
    <message>
        <source>Nobody has decided on any of them yet.</source>
        <translation>Noch hat niemand über eine davon entschieden.</translation>
    </message>
    <message>
        <source>Not measured for this report: the self-test was not asked for (report --selftest). A contour without a finding is one against which nothing was found, no more.</source>
        <translation>Für diesen Bericht nicht gemessen: der Selbsttest wurde nicht verlangt (auf der Kommandozeile report --selftest). Zu einer Kontur ohne Befund wurde nichts gefunden, mehr sagt das nicht.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ohne Befund</translation>
    </message>
    <message>
        <source>Nothing was found against any of them.</source>
        <translation>Zu keiner gibt es einen Befund.</translation>
    </message>
    <message>
        <source>Nothing was found against it.</source>
        <translation>Zu ihr gibt es keinen Befund.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es gibt keine Befunde.</translation>
    </message>
    <message>
        <source>NumPy arrays, deflated</source>
        <translation>NumPy-Felder, komprimiert</translation>
    </message>
    <message>
        <source>NumPy arrays, stored</source>
        <translation>NumPy-Felder, unkomprimiert</translation>
    </message>
    <message>
        <source>Number of Frames (0028,0008) is no number of frames</source>
        <translation>Number of Frames (0028,0008) ist keine Anzahl</translation>
    </message>
    <message>
        <source>Of right contours as they stand, flagged: inner %1 of %2; outer %3 of %4.</source>
        <translation>Richtige Konturen, so wie sie sind beanstandet: innen %1 von %2; außen %3 von %4.</translation>
    </message>
    <message>
        <source>Of the two phases this one has the larger contour here and the smaller one elsewhere in the stack</source>
        <translation>Von den beiden Phasen hat diese hier die größere Kontur, sonst im Stapel die kleinere</translation>
    </message>
    <message>
        <source>Of the two phases this one has the smaller contour here and the larger one elsewhere in the stack</source>
        <translation>Von den beiden Phasen hat diese hier die kleinere Kontur, sonst im Stapel die größere</translation>
    </message>
    <message>
        <source>Of these %1 need a look, %3 of them first; against the other %2 nothing was found.</source>
        <translation>Davon sind %1 anzusehen, %3 zuerst; zu den übrigen %2 gibt es keinen Befund.</translation>
    </message>
    <message>
        <source>Of these %1 need a look; against the other %2 nothing was found.</source>
        <translation>Davon sind %1 anzusehen; zu den übrigen %2 gibt es keinen Befund.</translation>
    </message>
    <message>
        <source>Of these %1 needs a look, %3 of them first; against the other %2 nothing was found.</source>
        <translation>Davon ist %1 anzusehen, %3 zuerst; zu den übrigen %2 gibt es keinen Befund.</translation>
    </message>
    <message>
        <source>Of these %1 needs a look; against the other %2 nothing was found.</source>
        <translation>Davon ist %1 anzusehen; zu den übrigen %2 gibt es keinen Befund.</translation>
    </message>
    <message>
        <source>One contour is wrong at a time. What is wrong in the same way in a whole patient or dataset is not tried.</source>
        <translation>Es ist immer nur eine Kontur falsch. Was bei einem ganzen Patienten oder Datensatz gleich falsch ist, wird nicht versucht.</translation>
    </message>
    <message>
        <source>One decision is stale: slice or contour has changed since.</source>
        <translation>Eine Entscheidung ist veraltet: Schicht oder Kontur hat sich seitdem geändert.</translation>
    </message>
    <message>
        <source>Outer flagged</source>
        <translation>Außen beanstandet</translation>
    </message>
    <message>
        <source>Over contours that both decided on as they are now; share in %, in brackets 95 % intervals (the share's by Wilson 1927; kappa's and AC1's with Perks's prior, 1947). A reason's line: whether both gave it. A finding's: over the contours that have it. Kappa (Cohen 1960) and AC1 (Gwet 2008) are the agreement beyond what chance alone would give; a dash where it is not defined.</source>
        <translation>Über Konturen, die beide im jetzigen Zustand entschieden haben; Anteil in %, in Klammern 95-%-Intervalle (des Anteils nach Wilson 1927; von Kappa und AC1 mit der A-priori-Verteilung von Perks 1947). Zeile eines Grundes: ob beide ihn nannten. Zeile eines Befundes: über die Konturen, die ihn haben. Kappa (Cohen 1960) und AC1 (Gwet 2008) sind die Übereinstimmung über den Zufall hinaus; ein Strich, wo sie nicht definiert ist.</translation>
    </message>
    <message>
        <source>PNG pairs of image and mask</source>
        <translation>PNG-Paare aus Bild und Maske</translation>
    </message>
    <message>
        <source>Papillary muscles are not tried.</source>
        <translation>Papillarmuskeln werden nicht versucht.</translation>
    </message>
    <message>
        <source>Part of the outline has no points</source>
        <translation>Einem Teil des Umrisses fehlen Punkte</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient %1 has more than one original id: %2</source>
        <translation>Patient %1 hat mehr als eine ursprüngliche Kennung: %2</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Patients have the names that exports with the same key give them. No id, path, comment or message of the input is in this report or its tables: findings are told in their rule's words.</source>
        <translation>Patienten heißen hier wie in Exporten mit demselben Schlüssel. Keine Kennung, kein Pfad, kein Kommentar und keine Meldung der Eingabe steht in diesem Bericht oder seinen Tabellen: Befunde stehen in den Worten ihrer Regel.</translation>
    </message>
    <message>
        <source>People make mistakes that are not in this list, and those in it not always as it makes them.</source>
        <translation>Menschen machen Fehler, die nicht in dieser Liste stehen, und die der Liste nicht immer so, wie sie hier gemacht werden.</translation>
    </message>
    <message>
        <source>Photometric Interpretation %1 is not supported</source>
        <translation>Photometric Interpretation %1 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>Photometric Interpretation (0028,0004) is missing</source>
        <translation>Photometric Interpretation (0028,0004) fehlt</translation>
    </message>
    <message>
        <source>Pixel Data (7FE0,0010) have the wrong value representation</source>
        <translation>Pixel Data (7FE0,0010) haben die falsche Wertdarstellung</translation>
    </message>
    <message>
        <source>Pixel Representation (0028,0103) is %1</source>
        <translation>Pixel Representation (0028,0103) ist %1</translation>
    </message>
    <message>
        <source>Pixel convention</source>
        <translation>Pixelkonvention</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Qt's SQLite driver is not installed (libqt6sql6-sqlite)</source>
        <translation>der SQLite-Treiber von Qt ist nicht installiert (libqt6sql6-sqlite)</translation>
    </message>
    <message>
        <source>RLE: a segment starts outside the frame</source>
        <translation>RLE: ein Segment beginnt außerhalb des Bildes</translation>
    </message>
    <message>
        <source>RLE: the frame has %1 segments, needs %2</source>
        <translation>RLE: das Bild hat %1 Segmente, braucht %2</translation>
    </message>
    <message>
        <source>RLE: the frame has no header</source>
        <translation>RLE: das Bild hat keinen Kopf</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Reasons given: %1.</source>
        <translation>Genannte Gründe: %1.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Rescale Slope %1 and Intercept %2 make no numbers of stored values</source>
        <translation>Rescale Slope %1 und Intercept %2 machen aus gespeicherten Werten keine Zahlen</translation>
    </message>
    <message>
        <source>Rescale Slope (0028,1053) or Intercept (0028,1052) is missing or no number</source>
        <translation>Rescale Slope (0028,1053) oder Intercept (0028,1052) fehlt oder ist keine Zahl</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Reviewers have decided on %1 of %2: %3 accepted, %4 rejected, %5 unsure.</source>
        <translation>Gutachter haben über %1 von %2 entschieden: %3 angenommen, %4 verworfen, %5 unsicher.</translation>
    </message>
    <message>
        <source>Rows (0028,0010) is missing or no size</source>
        <translation>Rows (0028,0010) fehlt oder ist keine Größe</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>SHA-256 of %1, which holds the SHA-256 of each of the %2 files that were read: the link table, every slice and every contour. A patient is named there by the place in the table. Any change of a file changes it.</source>
        <translation>SHA-256 von %1; darin steht die SHA-256 jeder der %2 gelesenen Dateien: Zuordnungstabelle, jede Schicht, jede Kontur. Ein Patient ist dort nach seinem Platz in der Tabelle benannt. Jede Änderung einer Datei ändert sie.</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Slice with contours</source>
        <translation>Schicht mit Konturen</translation>
    </message>
    <message>
        <source>Slices say that something is written into the picture</source>
        <translation>Schichten sagen, dass etwas ins Bild geschrieben ist</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The %1 worst follow; the other %2 are counted above.</source>
        <translation>Die %1 schwersten folgen; die übrigen %2 sind oben gezählt.</translation>
    </message>
    <message>
        <source>The centres of inner and outer contour are %1 mm apart</source>
        <translation>Die Mitten von Innen- und Außenkontur liegen %1 mm auseinander</translation>
    </message>
    <message>
        <source>The contour %1</source>
        <translation>Die Kontur %1</translation>
    </message>
    <message>
        <source>The contour cannot be read: %1</source>
        <translation>Die Kontur ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The contour encloses %1 pixels</source>
        <translation>Die Kontur umschließt %1 Pixel</translation>
    </message>
    <message>
        <source>The contour encloses next to nothing</source>
        <translation>Die Kontur umschließt fast nichts</translation>
    </message>
    <message>
        <source>The contour fits another slice better</source>
        <translation>Die Kontur passt besser zu einer anderen Schicht</translation>
    </message>
    <message>
        <source>The contour fits its slice better %1</source>
        <translation>Die Kontur passt %1 besser zu ihrer Schicht</translation>
    </message>
    <message>
        <source>The contour fits its slice better mirrored or turned</source>
        <translation>Die Kontur passt gespiegelt oder gedreht besser zu ihrer Schicht</translation>
    </message>
    <message>
        <source>The contour fits slice %1 better than its own</source>
        <translation>Die Kontur passt besser zu Schicht %1 als zu ihrer eigenen</translation>
    </message>
    <message>
        <source>The contour has no points</source>
        <translation>Die Kontur hat keine Punkte</translation>
    </message>
    <message>
        <source>The contour has only %1 different points</source>
        <translation>Die Kontur hat nur %1 verschiedene Punkte</translation>
    </message>
    <message>
        <source>The contour has only 1 different point</source>
        <translation>Die Kontur hat nur 1 verschiedenen Punkt</translation>
    </message>
    <message>
        <source>The contour has too few points to enclose anything</source>
        <translation>Die Kontur hat zu wenige Punkte, um etwas zu umschließen</translation>
    </message>
    <message>
        <source>The contour is for slice %1, which is not there; %2</source>
        <translation>Die Kontur gehört zu Schicht %1, die es nicht gibt; %2</translation>
    </message>
    <message>
        <source>The contour is open</source>
        <translation>Die Kontur ist offen</translation>
    </message>
    <message>
        <source>The contour is too large</source>
        <translation>Die Kontur ist zu groß</translation>
    </message>
    <message>
        <source>The contour is too long one way and too short across</source>
        <translation>Die Kontur ist in einer Richtung zu lang und quer dazu zu kurz</translation>
    </message>
    <message>
        <source>The contour is too small</source>
        <translation>Die Kontur ist zu klein</translation>
    </message>
    <message>
        <source>The contour is too small or too large</source>
        <translation>Die Kontur ist zu klein oder zu groß</translation>
    </message>
    <message>
        <source>The contour leaves the picture</source>
        <translation>Die Kontur verlässt das Bild</translation>
    </message>
    <message>
        <source>The contour lies %1 mm to one side of its place in the picture</source>
        <translation>Die Kontur liegt %1 mm neben ihrem Platz im Bild</translation>
    </message>
    <message>
        <source>The contour lies %1 mm too far in all round</source>
        <translation>Die Kontur liegt ringsum %1 mm zu weit innen</translation>
    </message>
    <message>
        <source>The contour lies %1 mm too far out all round</source>
        <translation>Die Kontur liegt ringsum %1 mm zu weit außen</translation>
    </message>
    <message>
        <source>The contour lies beside its edge</source>
        <translation>Die Kontur liegt neben ihrer Kante</translation>
    </message>
    <message>
        <source>The contour's centre is %1 mm from where the contours of neighbouring slices put it</source>
        <translation>Die Mitte der Kontur liegt %1 mm von dort, wo die Konturen der Nachbarschichten sie erwarten lassen</translation>
    </message>
    <message>
        <source>The contour's centre is %1 mm from where the other phase puts it</source>
        <translation>Die Mitte der Kontur liegt %1 mm von dort, wo die andere Phase sie erwarten lässt</translation>
    </message>
    <message>
        <source>The contour's centre jumps between slices</source>
        <translation>Die Mitte der Kontur springt zwischen Schichten</translation>
    </message>
    <message>
        <source>The contour's mask falls into pieces</source>
        <translation>Die Maske der Kontur zerfällt in Teile</translation>
    </message>
    <message>
        <source>The contour's mask has no pixel</source>
        <translation>Die Maske der Kontur hat kein Pixel</translation>
    </message>
    <message>
        <source>The contour's radius is %1 mm larger than the contours of neighbouring slices predict</source>
        <translation>Der Radius der Kontur ist %1 mm größer, als die Konturen der Nachbarschichten erwarten lassen</translation>
    </message>
    <message>
        <source>The contour's radius is %1 mm larger than the other phase predicts</source>
        <translation>Der Radius der Kontur ist %1 mm größer, als die andere Phase erwarten lässt</translation>
    </message>
    <message>
        <source>The contour's radius is %1 mm smaller than the contours of neighbouring slices predict</source>
        <translation>Der Radius der Kontur ist %1 mm kleiner, als die Konturen der Nachbarschichten erwarten lassen</translation>
    </message>
    <message>
        <source>The contour's radius is %1 mm smaller than the other phase predicts</source>
        <translation>Der Radius der Kontur ist %1 mm kleiner, als die andere Phase erwarten lässt</translation>
    </message>
    <message>
        <source>The contour's shape is not the one in the picture</source>
        <translation>Die Form der Kontur ist nicht die im Bild</translation>
    </message>
    <message>
        <source>The contour's size jumps between slices</source>
        <translation>Die Größe der Kontur springt zwischen Schichten</translation>
    </message>
    <message>
        <source>The contours are millimetres, not pixels</source>
        <translation>Die Konturen sind Millimeter, nicht Pixel</translation>
    </message>
    <message>
        <source>The contours fit another patient's slices</source>
        <translation>Die Konturen passen zu Schichten eines anderen Patienten</translation>
    </message>
    <message>
        <source>The contours of %1 (%2) were not looked at: the row of line %3 names patient %4 again, and the first one is used, line %5</source>
        <translation>Die Konturen von %1 (%2) wurden nicht angesehen: Zeile %3 nennt Patient %4 noch einmal, und die erste gilt, Zeile %5</translation>
    </message>
    <message>
        <source>The contours of %1 are given to more than one patient: %2</source>
        <translation>Die Konturen von %1 sind mehr als einem Patienten zugeordnet: %2</translation>
    </message>
    <message>
        <source>The contours of %1 fit the slices of %2 and not those of %3, which the link table gives them</source>
        <translation>Die Konturen von %1 passen zu den Schichten von %2 und nicht zu denen von %3, die ihnen die Zuordnungstabelle gibt</translation>
    </message>
    <message>
        <source>The contours of %1 fit the slices of %2, which no row of the link table names, and not those of %3, which the link table gives them</source>
        <translation>Die Konturen von %1 passen zu den Schichten von %2, die keine Zeile der Zuordnungstabelle nennt, und nicht zu denen von %3, die ihnen die Tabelle gibt</translation>
    </message>
    <message>
        <source>The folder holds no contours whose names can be read</source>
        <translation>Der Ordner enthält keine Konturen mit lesbarem Namen</translation>
    </message>
    <message>
        <source>The folder holds no slices whose names can be read</source>
        <translation>Der Ordner enthält keine Schichten mit lesbarem Namen</translation>
    </message>
    <message>
        <source>The inner contour lies outside the outer contour</source>
        <translation>Die Innenkontur liegt außerhalb der Außenkontur</translation>
    </message>
    <message>
        <source>The inner contour seems to be the outer one: the outer contour's area is %1 of the inner one's</source>
        <translation>Die Innenkontur scheint die Außenkontur zu sein: die Fläche der Außenkontur ist %1 der Fläche der Innenkontur</translation>
    </message>
    <message>
        <source>The intervals take each contour by itself; those of one patient are alike, so the real uncertainty is larger.</source>
        <translation>Die Intervalle nehmen jede Kontur für sich; die eines Patienten ähneln sich, die wahre Unsicherheit ist daher größer.</translation>
    </message>
    <message>
        <source>The mask falls into %1 pieces: the outline is narrower than a pixel somewhere, or crosses itself</source>
        <translation>Die Maske zerfällt in %1 Teile: der Umriss ist irgendwo schmaler als ein Pixel oder schneidet sich selbst</translation>
    </message>
    <message>
        <source>The name of the file is not one of this layout; it is not used</source>
        <translation>Der Name der Datei passt nicht zu diesem Aufbau; sie wird nicht verwendet</translation>
    </message>
    <message>
        <source>The outer contour seems to be the inner one: the outer contour's area is %1 of the inner one's</source>
        <translation>Die Außenkontur scheint die Innenkontur zu sein: die Fläche der Außenkontur ist %1 der Fläche der Innenkontur</translation>
    </message>
    <message>
        <source>The outline crosses itself</source>
        <translation>Der Umriss schneidet sich selbst</translation>
    </message>
    <message>
        <source>The outline crosses itself at (%1, %2): %3</source>
        <translation>Der Umriss schneidet sich selbst bei (%1, %2): %3</translation>
    </message>
    <message>
        <source>The outline is open: its ends are %1 px apart, its other points at most %2 px</source>
        <translation>Der Umriss ist offen: seine Enden liegen %1 px auseinander, die anderen Punkte höchstens %2 px</translation>
    </message>
    <message>
        <source>The outline touches itself at (%1, %2): %3</source>
        <translation>Der Umriss berührt sich selbst bei (%1, %2): %3</translation>
    </message>
    <message>
        <source>The patient's contours are heard again; whether they fit otherwise as a whole, or another patient's slices, is not searched again for each mistake.</source>
        <translation>Die Konturen des Patienten werden erneut geprüft; ob sie als Ganzes anders passen oder zu Schichten eines anderen Patienten, wird nicht für jeden Fehler neu gesucht.</translation>
    </message>
    <message>
        <source>The picture does not show this contour</source>
        <translation>Das Bild zeigt diese Kontur nicht</translation>
    </message>
    <message>
        <source>The picture shows no edge under %1 of the contour; of the patient's others it is %2</source>
        <translation>Unter %1 der Kontur zeigt das Bild keine Kante; bei den anderen des Patienten sind es %2</translation>
    </message>
    <message>
        <source>The row %1, %2 leads to no contours: there is no folder %3</source>
        <translation>Die Zeile %1, %2 führt zu keinen Konturen: es gibt keinen Ordner %3</translation>
    </message>
    <message>
        <source>The row %1, %2 leads to no slices and no contours: there is no folder %3</source>
        <translation>Die Zeile %1, %2 führt zu keinen Schichten und keinen Konturen: es gibt keinen Ordner %3</translation>
    </message>
    <message>
        <source>The row %1, %2 leads to no slices: there is no folder %3</source>
        <translation>Die Zeile %1, %2 führt zu keinen Schichten: es gibt keinen Ordner %3</translation>
    </message>
    <message>
        <source>The row %1, %2 stands in the table a second time (first in line %3)</source>
        <translation>Die Zeile %1, %2 steht ein zweites Mal in der Tabelle (zuerst in Zeile %3)</translation>
    </message>
    <message>
        <source>The row '%1' cannot be read</source>
        <translation>Die Zeile „%1“ kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The row '%1' names no patient and original id</source>
        <translation>Die Zeile „%1“ nennt nicht Patient und ursprüngliche Kennung</translation>
    </message>
    <message>
        <source>The same %1 as %2, where they fit the patient's other contours; here they do not</source>
        <translation>Dieselben Punkte (%1) wie in %2, wo sie zu den anderen Konturen des Patienten passen; hier passen sie nicht</translation>
    </message>
    <message>
        <source>The same %1 as %2; the patients' other contours do not tell which is the copy</source>
        <translation>Dieselben Punkte (%1) wie in %2; die anderen Konturen der Patienten verraten nicht, welche die Kopie ist</translation>
    </message>
    <message>
        <source>The same contour stands in two places</source>
        <translation>Dieselbe Kontur steht an zwei Stellen</translation>
    </message>
    <message>
        <source>The same holds for %1 more, lines %2 to %3, which are not told one by one</source>
        <translation>Dasselbe gilt für weitere %1 in den Zeilen %2 bis %3, die nicht einzeln genannt werden</translation>
    </message>
    <message>
        <source>The slice %1</source>
        <translation>Die Schicht %1</translation>
    </message>
    <message>
        <source>The slice cannot be read: %1</source>
        <translation>Die Schicht ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The slices do not show these contours</source>
        <translation>Die Schichten zeigen diese Konturen nicht</translation>
    </message>
    <message>
        <source>The slices of %1 show hardly any of the contours of %2, which the link table gives them</source>
        <translation>Die Schichten von %1 zeigen kaum eine der Konturen von %2, die ihnen die Zuordnungstabelle gibt</translation>
    </message>
    <message>
        <source>The weights behind the suspicion were fitted on three Sunnybrook patients and synthetic data: on these the figures are too good.</source>
        <translation>Die Gewichte hinter dem Verdacht wurden an drei Sunnybrook-Patienten und synthetischen Daten bestimmt: dort sind die Zahlen zu gut.</translation>
    </message>
    <message>
        <source>There is no slice of the contour's number</source>
        <translation>Es gibt keine Schicht mit der Nummer der Kontur</translation>
    </message>
    <message>
        <source>There is nothing to judge.</source>
        <translation>Es gibt nichts zu beurteilen.</translation>
    </message>
    <message>
        <source>They are no decisions and stand in no export.</source>
        <translation>Sie sind keine Entscheidungen und stehen in keinem Export.</translation>
    </message>
    <message>
        <source>Two files are for the same slice or contour</source>
        <translation>Zwei Dateien gehören zur selben Schicht oder Kontur</translation>
    </message>
    <message>
        <source>Two sets of contours exchanged in the link table are named only where each has three inner contours or more; outer contours are not asked.</source>
        <translation>Zwei in der Zuordnungstabelle vertauschte Kontursätze werden nur genannt, wenn jeder mindestens drei Innenkonturen hat; Außenkonturen werden nicht befragt.</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>WebDataset tar shards of NumPy arrays</source>
        <translation>WebDataset-Tar-Archive mit NumPy-Arrays</translation>
    </message>
    <message>
        <source>What the pictures say</source>
        <translation>Was die Bilder sagen</translation>
    </message>
    <message>
        <source>What this cannot see:</source>
        <translation>Was dies nicht sehen kann:</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <source>What would be noticed here</source>
        <translation>Was hier auffallen würde</translation>
    </message>
    <message>
        <source>Where reviewers differ, the latest decision stands.</source>
        <translation>Wo Gutachter verschieden entscheiden, gilt die letzte Entscheidung.</translation>
    </message>
    <message>
        <source>a JPEG 2000 codestream with several coding styles is not supported</source>
        <translation>ein JPEG-2000-Datenstrom mit mehreren Kodierarten wird nicht unterstützt</translation>
    </message>
    <message>
        <source>a SHA-256 of 64 hexadecimal digits, or nothing</source>
        <translation>ein SHA-256 aus 64 Hexadezimalziffern oder nichts</translation>
    </message>
    <message>
        <source>a batch has at least one pair</source>
        <translation>ein Stapel hat mindestens ein Paar</translation>
    </message>
    <message>
        <source>a bow-tie</source>
        <translation>überkreuzter Umriss</translation>
    </message>
    <message>
        <source>a contour as &lt;patient&gt;/&lt;slice number&gt;/&lt;kind&gt;</source>
        <translation>eine Kontur als &lt;patient&gt;/&lt;slice number&gt;/&lt;kind&gt;</translation>
    </message>
    <message>
        <source>a control without a decision</source>
        <translation>eine Kontrolle ohne Entscheidung</translation>
    </message>
    <message>
        <source>a control without a mistake</source>
        <translation>eine Kontrolle ohne Fehler</translation>
    </message>
    <message>
        <source>a fragment of the pixel data has no length</source>
        <translation>ein Fragment der Pixeldaten hat keine Länge</translation>
    </message>
    <message>
        <source>a frame of %1 pixels is beyond the limit of %2 bytes</source>
        <translation>ein Bild von %1 Pixeln überschreitet die Grenze von %2 Byte</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>ein Anführungszeichen wird geöffnet und nicht geschlossen</translation>
    </message>
    <message>
        <source>a row a contour, with the hashes of its files</source>
        <translation>eine Zeile je Kontur, mit den Prüfsummen ihrer Dateien</translation>
    </message>
    <message>
        <source>a row a patient</source>
        <translation>eine Zeile je Patient</translation>
    </message>
    <message>
        <source>a row for each mistake of the self-test</source>
        <translation>eine Zeile für jeden Fehler des Selbsttests</translation>
    </message>
    <message>
        <source>a segment of the JPEG codestream is cut or has no length</source>
        <translation>ein Abschnitt des JPEG-Datenstroms ist abgeschnitten oder hat keine Länge</translation>
    </message>
    <message>
        <source>a text of at most 1 MiB</source>
        <translation>ein Text von höchstens 1 MiB</translation>
    </message>
    <message>
        <source>a time at most a day ahead of the clock</source>
        <translation>eine Zeit, die der Uhr höchstens einen Tag voraus ist</translation>
    </message>
    <message>
        <source>a time that exists, as 2020-01-31T12:00:00Z</source>
        <translation>eine Zeit, die es gibt, wie 2020-01-31T12:00:00Z</translation>
    </message>
    <message>
        <source>a word of small letters, digits and hyphens</source>
        <translation>ein Wort aus Kleinbuchstaben, Ziffern und Bindestrichen</translation>
    </message>
    <message>
        <source>accept, reject, unsure or undo</source>
        <translation>accept, reject, unsure oder undo</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>add a row for %1 or remove the folder</source>
        <translation>eine Zeile für %1 hinzufügen oder den Ordner entfernen</translation>
    </message>
    <message>
        <source>add slice %1 or remove the contour</source>
        <translation>Schicht %1 hinzufügen oder die Kontur entfernen</translation>
    </message>
    <message>
        <source>all inner contours together fit best %1 px in x and %2 px in y from where this origin puts them (95 % interval %3 to %4 and %5 to %6)</source>
        <translation>alle Innenkonturen zusammen passen am besten um %1 px in x und %2 px in y verschoben gegenüber diesem Ursprung (95-%-Intervall %3 bis %4 und %5 bis %6)</translation>
    </message>
    <message>
        <source>an id is missing</source>
        <translation>eine Kennung fehlt</translation>
    </message>
    <message>
        <source>an id is not a plain name: it begins with a dot or space, or ends with a space</source>
        <translation>eine Kennung ist kein einfacher Name: sie beginnt mit einem Punkt oder Leerzeichen oder endet mit einem Leerzeichen</translation>
    </message>
    <message>
        <source>an id is not a plain name: it has more than %1 bytes</source>
        <translation>eine Kennung ist kein einfacher Name: sie hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>an id is not a plain name: it has the character U+%1</source>
        <translation>eine Kennung ist kein einfacher Name: sie enthält das Zeichen U+%1</translation>
    </message>
    <message>
        <source>an id is not a plain name: it is not UTF-8</source>
        <translation>eine Kennung ist kein einfacher Name: sie ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>another export is being written here</source>
        <translation>hier wird gerade ein anderer Export geschrieben</translation>
    </message>
    <message>
        <source>another orientation</source>
        <translation>eine andere Orientierung</translation>
    </message>
    <message>
        <source>another patient's contour</source>
        <translation>Kontur eines anderen Patienten</translation>
    </message>
    <message>
        <source>another pixel spacing</source>
        <translation>einen anderen Pixelabstand</translation>
    </message>
    <message>
        <source>another series</source>
        <translation>eine andere Serie</translation>
    </message>
    <message>
        <source>another size</source>
        <translation>eine andere Größe</translation>
    </message>
    <message>
        <source>another study</source>
        <translation>eine andere Studie</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie sie ist</translation>
    </message>
    <message>
        <source>at %1 times the size</source>
        <translation>in %1-facher Größe</translation>
    </message>
    <message>
        <source>belongs to patient %1: contrast %2 against %3; the row of %1 should read %1,%4</source>
        <translation>gehört zu Patient %1: Kontrast %2 gegen %3; die Zeile von %1 sollte lauten: %1,%4</translation>
    </message>
    <message>
        <source>cannot be emptied: %1</source>
        <translation>kann nicht geleert werden: %1</translation>
    </message>
    <message>
        <source>cannot be loaded: %1</source>
        <translation>kann nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>cannot be opened: it or its folder is gone, or you may not read and write there (SQLite: %1)</source>
        <translation>lässt sich nicht öffnen: Datei oder Ordner ist nicht mehr da, oder Sie dürfen dort nicht lesen und schreiben (SQLite: %1)</translation>
    </message>
    <message>
        <source>cannot be read or written as a log of decisions (SQLite: %1)</source>
        <translation>lässt sich nicht als Protokoll der Entscheidungen lesen oder schreiben (SQLite: %1)</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>cannot be removed: %1</source>
        <translation>kann nicht entfernt werden: %1</translation>
    </message>
    <message>
        <source>cannot be written to: it is read-only, or its folder or drive is; nothing was changed (SQLite: %1)</source>
        <translation>lässt sich nicht beschreiben: Datei, Ordner oder Laufwerk ist nur lesbar; nichts wurde geändert (SQLite: %1)</translation>
    </message>
    <message>
        <source>cannot fill: %1</source>
        <translation>kann nicht gefüllt werden: %1</translation>
    </message>
    <message>
        <source>cannot hold the copy in which %1 is read: %2</source>
        <translation>kann die Kopie nicht aufnehmen, in der %1 gelesen wird: %2</translation>
    </message>
    <message>
        <source>cannot list the folder: %1</source>
        <translation>der Inhalt des Ordners kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>cannot lock: %1</source>
        <translation>lässt sich nicht sperren: %1</translation>
    </message>
    <message>
        <source>cannot lock: what is there can neither be read nor replaced</source>
        <translation>lässt sich nicht sperren: was dort liegt, lässt sich weder lesen noch ersetzen</translation>
    </message>
    <message>
        <source>cannot make it: %1</source>
        <translation>kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>cannot make the folder: %1</source>
        <translation>der Ordner kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>cannot open</source>
        <translation>kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>cannot open the folder: %1</source>
        <translation>der Ordner kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>cannot open: %1</source>
        <translation>kann nicht geöffnet werden: %1</translation>
    </message>
    <message>
        <source>cannot put it in its place: %1</source>
        <translation>kann nicht an seinen Platz gebracht werden: %1</translation>
    </message>
    <message>
        <source>cannot read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>cannot rename: %1</source>
        <translation>kann nicht umbenannt werden: %1</translation>
    </message>
    <message>
        <source>cannot set permissions: %1</source>
        <translation>die Zugriffsrechte können nicht gesetzt werden: %1</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>check whether the contour was drawn on this picture, and the pixel origin</source>
        <translation>prüfen, ob die Kontur auf diesem Bild gezeichnet wurde, und den Pixelursprung prüfen</translation>
    </message>
    <message>
        <source>check whether the file is the patient's slice %1</source>
        <translation>prüfen, ob die Datei Schicht %1 des Patienten ist</translation>
    </message>
    <message>
        <source>check which patient the folder %1 is of</source>
        <translation>prüfen, zu welchem Patienten der Ordner %1 gehört</translation>
    </message>
    <message>
        <source>close the outline; a mask of it is cut along the straight line between the ends</source>
        <translation>den Umriss schließen; seine Maske wird entlang der Geraden zwischen den Enden abgeschnitten</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>column %1: found a row of %2 fields, expected at least %3</source>
        <translation>Spalte %1: gefunden eine Zeile mit %2 Feldern, erwartet mindestens %3</translation>
    </message>
    <message>
        <source>compare both with their pictures and remove the one that does not belong</source>
        <translation>beide mit ihrem Bild vergleichen und die falsche entfernen</translation>
    </message>
    <message>
        <source>compare with %1</source>
        <translation>mit %1 vergleichen</translation>
    </message>
    <message>
        <source>contour</source>
        <translation>Kontur</translation>
    </message>
    <message>
        <source>contours</source>
        <translation>Konturen</translation>
    </message>
    <message>
        <source>copy the file from its source again</source>
        <translation>die Datei erneut von ihrer Quelle kopieren</translation>
    </message>
    <message>
        <source>correct or remove the row</source>
        <translation>die Zeile berichtigen oder entfernen</translation>
    </message>
    <message>
        <source>correct or remove the rows</source>
        <translation>die Zeilen berichtigen oder entfernen</translation>
    </message>
    <message>
        <source>correct the line or draw the contour again</source>
        <translation>die Zeile berichtigen oder die Kontur neu zeichnen</translation>
    </message>
    <message>
        <source>correct the outline there</source>
        <translation>den Umriss dort berichtigen</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>does not read back as it was written</source>
        <translation>liest sich nicht so, wie es geschrieben wurde</translation>
    </message>
    <message>
        <source>does not say which image it is and where it lies in the patient, which this format needs</source>
        <translation>sagt nicht, welches Bild sie ist und wo im Patienten sie liegt, was dieses Format braucht</translation>
    </message>
    <message>
        <source>draw the contour again</source>
        <translation>die Kontur neu zeichnen</translation>
    </message>
    <message>
        <source>each two reviewers: a row over all contours, for each reason and for each rule</source>
        <translation>je zwei Gutachter: eine Zeile über alle Konturen, für jeden Grund und für jede Regel</translation>
    </message>
    <message>
        <source>element %1 has %2 bytes, the limit is %3</source>
        <translation>Element %1 hat %2 Bytes, die Grenze ist %3</translation>
    </message>
    <message>
        <source>element %1 has no known value representation</source>
        <translation>Element %1 hat keine bekannte Wertdarstellung (VR)</translation>
    </message>
    <message>
        <source>element %1 has no length and is no sequence</source>
        <translation>Element %1 hat keine Länge und ist keine Sequenz</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>end systole and end diastole exchanged</source>
        <translation>Endsystole und Enddiastole vertauscht</translation>
    </message>
    <message>
        <source>ends early: %1 bytes where an element should start</source>
        <translation>endet zu früh: %1 Byte, wo ein Element beginnen sollte</translation>
    </message>
    <message>
        <source>ends early: %1 is not closed</source>
        <translation>endet zu früh: %1 ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>ends early: RLE segment %1 has too few pixels</source>
        <translation>endet zu früh: RLE-Segment %1 hat zu wenige Pixel</translation>
    </message>
    <message>
        <source>ends early: element %1 needs %2 bytes, %3 are there</source>
        <translation>endet zu früh: Element %1 braucht %2 Byte, %3 sind da</translation>
    </message>
    <message>
        <source>ends early: in element %1</source>
        <translation>endet zu früh: in Element %1</translation>
    </message>
    <message>
        <source>ends early: the deflated dataset is cut</source>
        <translation>endet zu früh: die komprimierten Daten sind abgeschnitten</translation>
    </message>
    <message>
        <source>entries %1 to %2 are missing</source>
        <translation>die Einträge %1 bis %2 fehlen</translation>
    </message>
    <message>
        <source>entry %1 does not follow on the one before: one of the two was edited, or entries between them were removed and the others numbered anew</source>
        <translation>Eintrag %1 folgt nicht auf den vorigen: Einer der beiden wurde verändert, oder Einträge dazwischen wurden entfernt und die anderen neu nummeriert</translation>
    </message>
    <message>
        <source>entry %1 is missing</source>
        <translation>Eintrag %1 fehlt</translation>
    </message>
    <message>
        <source>entry %1 is of %2: nothing can be said later than that, so that what is decided now would not count. Nothing was decided; ask who wrote it, and move that log away</source>
        <translation>Eintrag %1 ist von %2: später kann nichts gesagt werden, sodass, was jetzt entschieden wird, nicht zählte. Nichts wurde entschieden; fragen Sie, wer ihn geschrieben hat, und verschieben Sie dieses Protokoll</translation>
    </message>
    <message>
        <source>entry %1 stands in another place: it was written as the first</source>
        <translation>Eintrag %1 steht an anderer Stelle: Er wurde als erster geschrieben</translation>
    </message>
    <message>
        <source>entry %1 stands in another place: it was written right after what is entry %2 now</source>
        <translation>Eintrag %1 steht an anderer Stelle: Er wurde gleich nach dem geschrieben, was jetzt Eintrag %2 ist</translation>
    </message>
    <message>
        <source>entry 1 does not follow on the beginning of the log: one of the two was edited, or entries between them were removed and the others numbered anew</source>
        <translation>Eintrag 1 folgt nicht auf den Anfang des Protokolls: Eines von beiden wurde verändert, oder Einträge dazwischen wurden entfernt und die anderen neu nummeriert</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>every decision, in the order of writing</source>
        <translation>jede Entscheidung, in der Reihenfolge des Schreibens</translation>
    </message>
    <message>
        <source>every finding, the worst first</source>
        <translation>jeder Befund, die schwersten zuerst</translation>
    </message>
    <message>
        <source>exchange end systole and end diastole at this location</source>
        <translation>Endsystole und Enddiastole in dieser Lage tauschen</translation>
    </message>
    <message>
        <source>exchange the two files, after a look at the picture</source>
        <translation>die beiden Dateien nach einem Blick auf das Bild tauschen</translation>
    </message>
    <message>
        <source>fits %1, that is, divided by the pixel spacing: contrast %2 against %3, over %4</source>
        <translation>passt %1, also durch den Pixelabstand geteilt: Kontrast %2 gegen %3, über %4</translation>
    </message>
    <message>
        <source>fits %1: contrast %2 against %3</source>
        <translation>passt %1: Kontrast %2 gegen %3</translation>
    </message>
    <message>
        <source>fits %1: contrast %2 against %3, over %4</source>
        <translation>passt %1: Kontrast %2 gegen %3, über %4</translation>
    </message>
    <message>
        <source>fits better %1</source>
        <translation>passt besser %1</translation>
    </message>
    <message>
        <source>fits better at %1 times the size</source>
        <translation>passt besser in %1-facher Größe</translation>
    </message>
    <message>
        <source>fits slice %1 better: contrast %2 against %3</source>
        <translation>passt besser zu Schicht %1: Kontrast %2 gegen %3</translation>
    </message>
    <message>
        <source>frame %1 of %2 (from 0)</source>
        <translation>Bild %1 von %2 (ab 0)</translation>
    </message>
    <message>
        <source>give the row its own patient id</source>
        <translation>der Zeile eine eigene Patientenkennung geben</translation>
    </message>
    <message>
        <source>half the points missing</source>
        <translation>die Hälfte der Punkte fehlt</translation>
    </message>
    <message>
        <source>has %1 bytes more than its pixels need; the limit is %2</source>
        <translation>hat %1 Byte mehr, als seine Pixel brauchen; die Grenze ist %2</translation>
    </message>
    <message>
        <source>has %1 bytes; the limit is %2</source>
        <translation>hat %1 Byte; die Grenze ist %2</translation>
    </message>
    <message>
        <source>has %1 frames in %2 fragments, and nothing tells which belongs to which</source>
        <translation>hat %1 Bilder in %2 Fragmenten, und nichts verrät, was wozu gehört</translation>
    </message>
    <message>
        <source>has %1 frames in fewer fragments</source>
        <translation>hat %1 Bilder in weniger Fragmenten</translation>
    </message>
    <message>
        <source>has %1 samples a pixel and is %2</source>
        <translation>hat %1 Werte je Pixel und ist %2</translation>
    </message>
    <message>
        <source>has %1 than the patient's other slices</source>
        <translation>hat %1 als die anderen Schichten des Patienten</translation>
    </message>
    <message>
        <source>has %1 twice</source>
        <translation>hat %1 zweimal</translation>
    </message>
    <message>
        <source>has a Modality LUT Sequence (0028,3000), which is not supported</source>
        <translation>hat eine Modality LUT Sequence (0028,3000), die nicht unterstützt wird</translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation>mit Warnung</translation>
    </message>
    <message>
        <source>has an error</source>
        <translation>mit Fehler</translation>
    </message>
    <message>
        <source>has changed since it was checked</source>
        <translation>hat sich seit der Prüfung geändert</translation>
    </message>
    <message>
        <source>has changed since the dataset was opened</source>
        <translation>hat sich geändert, seit der Datensatz geöffnet wurde</translation>
    </message>
    <message>
        <source>has fewer than three points</source>
        <translation>hat weniger als drei Punkte</translation>
    </message>
    <message>
        <source>has floating-point pixels (7FE0,0008), which are not supported</source>
        <translation>hat Gleitkommapixel (7FE0,0008), die nicht unterstützt werden</translation>
    </message>
    <message>
        <source>has more points than this format can hold</source>
        <translation>hat mehr Punkte, als dieses Format halten kann</translation>
    </message>
    <message>
        <source>has more rows or columns than this format can hold: 32767</source>
        <translation>hat mehr Zeilen oder Spalten, als dieses Format fasst: 32767</translation>
    </message>
    <message>
        <source>has more than %1 bytes</source>
        <translation>hat mehr als %1 Byte</translation>
    </message>
    <message>
        <source>has more than %1 bytes in front of its pixels</source>
        <translation>hat mehr als %1 Byte vor seinen Pixeln</translation>
    </message>
    <message>
        <source>has more than %1 elements</source>
        <translation>hat mehr als %1 Elemente</translation>
    </message>
    <message>
        <source>has more than %1 fields</source>
        <translation>hat mehr als %1 Felder</translation>
    </message>
    <message>
        <source>has more than %1 private creators</source>
        <translation>hat mehr als %1 private Ersteller</translation>
    </message>
    <message>
        <source>has no Pixel Data (7FE0,0010)</source>
        <translation>hat keine Pixel Data (7FE0,0010)</translation>
    </message>
    <message>
        <source>has no header row</source>
        <translation>hat keine Kopfzeile</translation>
    </message>
    <message>
        <source>has pixel values that this format cannot hold: whole numbers from 0 to 65535 alone</source>
        <translation>hat Pixelwerte, die dieses Format nicht halten kann: nur ganze Zahlen von 0 bis 65535</translation>
    </message>
    <message>
        <source>have a warning</source>
        <translation>mit Warnung</translation>
    </message>
    <message>
        <source>have an error</source>
        <translation>mit Fehler</translation>
    </message>
    <message>
        <source>holds a complete export already; choose another folder</source>
        <translation>enthält schon einen vollständigen Export; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>holds a complete export of other options or data already; choose another folder</source>
        <translation>enthält schon einen vollständigen Export mit anderen Einstellungen oder Daten; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>holds an export of other data or decisions; choose another folder</source>
        <translation>enthält einen Export anderer Daten oder Entscheidungen; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>holds an export of other options (%1); choose another folder</source>
        <translation>enthält einen Export mit anderen Einstellungen (%1); einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>holds an unfinished export of other options or data; choose another folder, or remove it</source>
        <translation>enthält einen unfertigen Export mit anderen Einstellungen oder Daten; einen anderen Ordner wählen oder ihn entfernen</translation>
    </message>
    <message>
        <source>holds batches of another export; choose another folder</source>
        <translation>enthält Stapel eines anderen Exports; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>holds no picture</source>
        <translation>enthält kein Bild</translation>
    </message>
    <message>
        <source>image quality</source>
        <translation>Bildqualität</translation>
    </message>
    <message>
        <source>in bulk</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>inflates to more than %1 bytes</source>
        <translation>wird entpackt größer als %1 Byte</translation>
    </message>
    <message>
        <source>inner</source>
        <translation>innen</translation>
    </message>
    <message>
        <source>inner (yellow)</source>
        <translation>innen (gelb)</translation>
    </message>
    <message>
        <source>is JSON with lists in lists, or objects, more than %1 deep, which nothing needs</source>
        <translation>ist JSON mit Listen in Listen, oder Objekten, mehr als %1 tief, was nichts braucht</translation>
    </message>
    <message>
        <source>is UTF-16; save as UTF-8</source>
        <translation>ist UTF-16; als UTF-8 speichern</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>is a link in the place of a lock, which no ContourCheck makes; remove it</source>
        <translation>ist ein Verweis an der Stelle einer Sperre, wie ihn kein ContourCheck anlegt; entfernen Sie ihn</translation>
    </message>
    <message>
        <source>is a link, or no folder, in the place of one that an export makes; nothing behind it was touched: remove it, or choose another folder</source>
        <translation>ist ein Verweis, oder kein Ordner, an der Stelle eines Ordners, den ein Export anlegt; dahinter wurde nichts angerührt: Entfernen Sie es, oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>is a symbolic link that leads out of the dataset</source>
        <translation>ist eine symbolische Verknüpfung, die aus dem Datensatz hinausführt</translation>
    </message>
    <message>
        <source>is another program's database</source>
        <translation>ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>is beyond the limit of %1 points</source>
        <translation>liegt über der Grenze von %1 Punkten</translation>
    </message>
    <message>
        <source>is beyond the limit of %1 rows</source>
        <translation>liegt über der Grenze von %1 Zeilen</translation>
    </message>
    <message>
        <source>is damaged or no decision log%1; it was left as it is. Keep it, and put a copy from before in its place; or contourcheck-cli review salvage FILE NEW writes what is sound of it into a new file</source>
        <translation>ist beschädigt oder kein Protokoll der Entscheidungen%1; es blieb, wie es ist. Heben Sie es auf und setzen Sie eine frühere Kopie an seine Stelle; oder contourcheck-cli review salvage DATEI NEU schreibt, was davon heil ist, in eine neue Datei</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is empty and may have been emptied: %1 beside it is what was in a log of this name before an upgrade. Nothing was changed; put a copy in its place, of that where there is no later one, or move the empty file alone away to begin a new log</source>
        <translation>ist leer und wurde vielleicht geleert: %1 daneben ist, was vor einer Aktualisierung in einem Protokoll dieses Namens stand. Nichts wurde geändert; legen Sie eine Kopie an ihre Stelle, von dieser Datei, wo es keine spätere gibt, oder verschieben Sie die leere Datei allein, um ein neues Protokoll zu beginnen</translation>
    </message>
    <message>
        <source>is empty and may have been emptied: it was written to after it was made. Nothing was changed; put a copy in its place, or move it away to begin a new log</source>
        <translation>ist leer und wurde vielleicht geleert: In die Datei wurde geschrieben, nachdem sie angelegt war. Nichts wurde geändert; legen Sie eine Kopie an ihre Stelle, oder verschieben Sie sie, um ein neues Protokoll zu beginnen</translation>
    </message>
    <message>
        <source>is empty or gone and was not always: %1 beside it holds pages of it. Nothing was changed; move both away, then put a copy in its place or begin a new log</source>
        <translation>ist leer oder fort und war es nicht immer: %1 daneben enthält Seiten davon. Nichts wurde geändert; verschieben Sie beide, legen Sie dann eine Kopie an ihre Stelle oder beginnen Sie ein neues Protokoll</translation>
    </message>
    <message>
        <source>is held by %1. Where no ContourCheck writes there any more, contourcheck-cli review unlock takes the lock away</source>
        <translation>ist gesperrt durch %1. Schreibt dort kein ContourCheck mehr, hebt contourcheck-cli review unlock die Sperre auf</translation>
    </message>
    <message>
        <source>is in its place, but the disk has not confirmed it: %1</source>
        <translation>steht an ihrem Platz, doch die Festplatte hat es nicht bestätigt: %1</translation>
    </message>
    <message>
        <source>is in use by %1 for too long; try again when that is done</source>
        <translation>wird zu lange von %1 benutzt; danach erneut versuchen</translation>
    </message>
    <message>
        <source>is in use by another program for too long; try again when that is done</source>
        <translation>wird zu lange von einem anderen Programm benutzt; danach erneut versuchen</translation>
    </message>
    <message>
        <source>is in use for too long by %1; try again when that is done</source>
        <translation>wird zu lange benutzt von %1; danach erneut versuchen</translation>
    </message>
    <message>
        <source>is longer than it said</source>
        <translation>ist länger als angegeben</translation>
    </message>
    <message>
        <source>is no JSON</source>
        <translation>ist kein JSON</translation>
    </message>
    <message>
        <source>is no dataset: neither link.csv nor scd_patientdata.csv is in it%1</source>
        <translation>ist kein Datensatz: weder link.csv noch scd_patientdata.csv liegt darin%1</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>is no file name</source>
        <translation>ist kein Dateiname</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>is no manifest of one export by this version of the program</source>
        <translation>ist kein Manifest eines Exports dieser Programmversion</translation>
    </message>
    <message>
        <source>is no manifest of this kind</source>
        <translation>ist kein Manifest dieser Art</translation>
    </message>
    <message>
        <source>is no regular file, and lies where SQLite keeps what belongs to a log. Nothing was read or changed; move it away</source>
        <translation>ist keine gewöhnliche Datei und liegt dort, wo SQLite ablegt, was zu einem Protokoll gehört. Nichts wurde gelesen oder geändert; verschieben Sie es</translation>
    </message>
    <message>
        <source>is not a DICOM file</source>
        <translation>ist keine DICOM-Datei</translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>is not a regular file</source>
        <translation>ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>is not as the manifest says: it was changed or damaged after it was written. Nothing was changed; choose another folder, or move this one away and export again</source>
        <translation>ist nicht, wie das Manifest sagt: es wurde nach dem Schreiben geändert oder beschädigt. Nichts wurde geändert; einen anderen Ordner wählen, oder diesen beiseitelegen und noch einmal exportieren</translation>
    </message>
    <message>
        <source>is not empty: name a new or an empty folder</source>
        <translation>ist nicht leer: einen neuen oder leeren Ordner nennen</translation>
    </message>
    <message>
        <source>is not named as a contour</source>
        <translation>heißt nicht wie eine Kontur</translation>
    </message>
    <message>
        <source>is not named as a slice</source>
        <translation>heißt nicht wie eine Schicht</translation>
    </message>
    <message>
        <source>is not the journal that an export keeps; remove it</source>
        <translation>ist nicht das Journal, das ein Export führt; entfernen Sie es</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht vorhanden</translation>
    </message>
    <message>
        <source>is not two numbers: %1</source>
        <translation>besteht nicht aus zwei Zahlen: %1</translation>
    </message>
    <message>
        <source>is not what an export as COCO says of its files</source>
        <translation>ist nicht, was ein Export als COCO von seinen Dateien sagt</translation>
    </message>
    <message>
        <source>is of the same contour as line %1, and left out with it</source>
        <translation>gehört zur selben Kontur wie Zeile %1 und ist mit ihr ausgelassen</translation>
    </message>
    <message>
        <source>is that of a merge: verify the shards, or merge them again</source>
        <translation>ist das einer Zusammenführung: prüfen Sie die Teile, oder führen Sie sie noch einmal zusammen</translation>
    </message>
    <message>
        <source>is written to without a pause; try again when that is done</source>
        <translation>wird ohne Pause beschrieben; danach erneut versuchen</translation>
    </message>
    <message>
        <source>its count of entries says %1 and it holds %2: the count was changed</source>
        <translation>seine Zählung der Einträge sagt %1, und es enthält %2: Die Zählung wurde verändert</translation>
    </message>
    <message>
        <source>its disk is full, and nothing was written; make room and try again (SQLite: %1)</source>
        <translation>der Datenträger ist voll, nichts wurde geschrieben; schaffen Sie Platz und versuchen Sie es noch einmal (SQLite: %1)</translation>
    </message>
    <message>
        <source>its disk or drive failed to read or write; look after it and try again (SQLite: %1)</source>
        <translation>Datenträger oder Laufwerk konnte nicht lesen oder schreiben; sehen Sie danach und versuchen Sie es noch einmal (SQLite: %1)</translation>
    </message>
    <message>
        <source>its rows lead to more than %1 files</source>
        <translation>ihre Zeilen führen zu mehr als %1 Dateien</translation>
    </message>
    <message>
        <source>keep the one that is right</source>
        <translation>die richtige behalten</translation>
    </message>
    <message>
        <source>keep the row that is right and correct or remove the other</source>
        <translation>die richtige Zeile behalten, die andere berichtigen oder entfernen</translation>
    </message>
    <message>
        <source>keeps no journal</source>
        <translation>führt kein Journal</translation>
    </message>
    <message>
        <source>leaks</source>
        <translation>läuft aus</translation>
    </message>
    <message>
        <source>less than %1 px away</source>
        <translation>weniger als %1 px</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>locations must be 1 to 40</source>
        <translation>es müssen 1 bis 40 Lagen sein</translation>
    </message>
    <message>
        <source>look whether part of the outline is lost</source>
        <translation>nachsehen, ob ein Teil des Umrisses fehlt</translation>
    </message>
    <message>
        <source>look whether they were drawn on another series, crop or pixel grid</source>
        <translation>nachsehen, ob sie auf einer anderen Serie, einem anderen Ausschnitt oder Pixelgitter gezeichnet wurden</translation>
    </message>
    <message>
        <source>makes the log larger than %1 bytes: no ContourCheck writes such a journal. Nothing was changed; move it away, and ask who put it there</source>
        <translation>macht das Protokoll größer als %1 Bytes: kein ContourCheck schreibt ein solches Journal. Nichts wurde geändert; verschieben Sie es, und fragen Sie, wer es dorthin gelegt hat</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>measured %1, threshold %2</source>
        <translation>gemessen %1, Schwelle %2</translation>
    </message>
    <message>
        <source>millimetres for pixels</source>
        <translation>Millimeter statt Pixel</translation>
    </message>
    <message>
        <source>mirrored along the other diagonal</source>
        <translation>an der anderen Diagonale gespiegelt</translation>
    </message>
    <message>
        <source>mirrored left to right</source>
        <translation>links-rechts gespiegelt</translation>
    </message>
    <message>
        <source>mirrored top to bottom</source>
        <translation>oben-unten gespiegelt</translation>
    </message>
    <message>
        <source>more than %1 elements are not in the order of their tags</source>
        <translation>mehr als %1 Elemente stehen nicht in der Reihenfolge ihrer Tags</translation>
    </message>
    <message>
        <source>moved %1</source>
        <translation>um %1 verschoben</translation>
    </message>
    <message>
        <source>moved by %1 px</source>
        <translation>um %1 px verschoben</translation>
    </message>
    <message>
        <source>names another file, "%1", which SQLite would delete: no ContourCheck writes such a journal. Nothing was read or changed; move it away, and ask who put it there</source>
        <translation>nennt eine andere Datei, „%1“, die SQLite löschen würde: kein ContourCheck schreibt ein solches Journal. Nichts wurde gelesen oder geändert; verschieben Sie es, und fragen Sie, wer es dorthin gelegt hat</translation>
    </message>
    <message>
        <source>names no batch</source>
        <translation>nennt keinen Stapel</translation>
    </message>
    <message>
        <source>names no transfer syntax (0002,0010)</source>
        <translation>nennt keine Transfersyntax (0002,0010)</translation>
    </message>
    <message>
        <source>needs %1 bytes of memory, the limit for its decoded size is %2</source>
        <translation>braucht %1 Bytes Speicher, die Grenze für seine dekodierte Größe ist %2</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>braucht mehr Speicher, als da ist</translation>
    </message>
    <message>
        <source>needs the DICOM data dictionary of DCMTK, which is not installed</source>
        <translation>braucht das DICOM-Wörterbuch von DCMTK, das nicht installiert ist</translation>
    </message>
    <message>
        <source>nnU-Net v2 raw dataset, a volume a patient and phase</source>
        <translation>Rohdatensatz für nnU-Net v2, ein Volumen je Patient und Phase</translation>
    </message>
    <message>
        <source>no memory for the report</source>
        <translation>kein Speicher für den Bericht</translation>
    </message>
    <message>
        <source>no memory for the sheet</source>
        <translation>kein Speicher für die Übersicht</translation>
    </message>
    <message>
        <source>no pixel origin lies within that</source>
        <translation>kein Pixelursprung liegt darin</translation>
    </message>
    <message>
        <source>no pixel origin would put them there</source>
        <translation>kein Pixelursprung brächte sie dorthin</translation>
    </message>
    <message>
        <source>no room for another page of the report</source>
        <translation>kein Platz für eine weitere Seite des Berichts</translation>
    </message>
    <message>
        <source>no room for another page of the sheet</source>
        <translation>kein Platz für eine weitere Seite der Übersicht</translation>
    </message>
    <message>
        <source>nobody has decided on this dataset</source>
        <translation>über diesen Datensatz hat niemand entschieden</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>ohne Befund</translation>
    </message>
    <message>
        <source>nothing: too few inner contours whose edges the pictures show</source>
        <translation>nichts: zu wenige Innenkonturen, deren Kanten die Bilder zeigen</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>of the inner area</source>
        <translation>der Innenfläche</translation>
    </message>
    <message>
        <source>of the range</source>
        <translation>des Bereichs</translation>
    </message>
    <message>
        <source>one stray point</source>
        <translation>ein verirrter Punkt</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anderes</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>outer</source>
        <translation>außen</translation>
    </message>
    <message>
        <source>outer (sky blue)</source>
        <translation>außen (himmelblau)</translation>
    </message>
    <message>
        <source>outer/inner</source>
        <translation>außen/innen</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>papillary</source>
        <translation>papillar</translation>
    </message>
    <message>
        <source>papillary (purple-pink)</source>
        <translation>papillar (purpurrosa)</translation>
    </message>
    <message>
        <source>patients must be 1 to 500</source>
        <translation>es müssen 1 bis 500 Patienten sein</translation>
    </message>
    <message>
        <source>phases must be 2 to 100</source>
        <translation>es müssen 2 bis 100 Phasen sein</translation>
    </message>
    <message>
        <source>pieces</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>pixel data are in fragments, the transfer syntax is uncompressed</source>
        <translation>die Pixeldaten sind in Fragmenten, die Transfersyntax ist unkomprimiert</translation>
    </message>
    <message>
        <source>pixel data are no JPEG 2000 codestream</source>
        <translation>die Pixeldaten sind kein JPEG-2000-Datenstrom</translation>
    </message>
    <message>
        <source>pixel data are no JPEG codestream</source>
        <translation>die Pixeldaten sind kein JPEG-Datenstrom</translation>
    </message>
    <message>
        <source>pixel data are not in fragments, the transfer syntax is compressed</source>
        <translation>die Pixeldaten sind nicht in Fragmenten, die Transfersyntax ist komprimiert</translation>
    </message>
    <message>
        <source>pixel data have no fragments</source>
        <translation>die Pixeldaten haben keine Fragmente</translation>
    </message>
    <message>
        <source>pixel data in fragments have the wrong value representation</source>
        <translation>Pixeldaten in Fragmenten haben die falsche Wertdarstellung (VR)</translation>
    </message>
    <message>
        <source>pixel origin %1 (the coordinate of the centre of the top left pixel), mask rule %2</source>
        <translation>Pixelursprung %1 (die Koordinate der Mitte des Pixels oben links), Maskenregel %2</translation>
    </message>
    <message>
        <source>pixel origin %1 would put them there; masks stay as they are until you choose it</source>
        <translation>Pixelursprung %1 brächte sie dorthin; die Masken bleiben, bis er gewählt ist</translation>
    </message>
    <message>
        <source>pixel origin %1 · %2</source>
        <translation>Pixelursprung %1 · %2</translation>
    </message>
    <message>
        <source>pixels of 32 bits in Explicit VR Big Endian are not supported</source>
        <translation>Pixel mit 32 Bit in Explicit VR Big Endian werden nicht unterstützt</translation>
    </message>
    <message>
        <source>planted mistakes need %1 locations or more</source>
        <translation>eingebaute Fehler brauchen mindestens %1 Lagen</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>put the files themselves into the dataset</source>
        <translation>die Dateien selbst in den Datensatz legen</translation>
    </message>
    <message>
        <source>put the files themselves into the dataset, or allow it in the settings (by --follow-links on the command line)</source>
        <translation>die Dateien selbst in den Datensatz legen oder es in den Einstellungen erlauben (auf der Kommandozeile mit --follow-links)</translation>
    </message>
    <message>
        <source>read as millimetres</source>
        <translation>als Millimeter gelesen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>remove one of them</source>
        <translation>eine von beiden entfernen</translation>
    </message>
    <message>
        <source>remove the row or add the folder %1</source>
        <translation>die Zeile entfernen oder den Ordner %1 hinzufügen</translation>
    </message>
    <message>
        <source>says another patient than %1</source>
        <translation>nennt einen anderen Patienten als %1</translation>
    </message>
    <message>
        <source>says instance number %1, not %2</source>
        <translation>nennt Instance Number %1, nicht %2</translation>
    </message>
    <message>
        <source>says of "%1" what no export of a shard does</source>
        <translation>sagt von „%1“, was kein Export eines Teils sagt</translation>
    </message>
    <message>
        <source>says that something is written into its picture</source>
        <translation>gibt an, dass etwas in ihr Bild geschrieben ist</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>Semikolons</translation>
    </message>
    <message>
        <source>sequences are nested deeper than %1</source>
        <translation>Sequenzen sind tiefer als %1 geschachtelt</translation>
    </message>
    <message>
        <source>series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>shifted</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>slice %1</source>
        <translation>Schicht %1</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>slices %1 to %2 are there, %3 in all</source>
        <translation>vorhanden sind die Schichten %1 bis %2, insgesamt %3</translation>
    </message>
    <message>
        <source>slices of %1</source>
        <translation>Schichten von %1</translation>
    </message>
    <message>
        <source>somebody whom the lock does not name</source>
        <translation>jemanden, den die Sperre nicht nennt</translation>
    </message>
    <message>
        <source>squeezed into an oval</source>
        <translation>zum Oval gedrückt</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>take another mask rule or leave the contour out</source>
        <translation>eine andere Maskenregel nehmen oder die Kontur auslassen</translation>
    </message>
    <message>
        <source>text after a closing quote</source>
        <translation>Text nach einem schließenden Anführungszeichen</translation>
    </message>
    <message>
        <source>that speaks for the origin in use</source>
        <translation>das spricht für den verwendeten Ursprung</translation>
    </message>
    <message>
        <source>that would be pixel origin %1</source>
        <translation>das wäre Pixelursprung %1</translation>
    </message>
    <message>
        <source>the JPEG 2000 codestream has more than %1 code-blocks in its layers</source>
        <translation>der JPEG-2000-Datenstrom hat mehr als %1 Codeblöcke in seinen Ebenen</translation>
    </message>
    <message>
        <source>the JPEG 2000 codestream has more than %1 tiles</source>
        <translation>der JPEG-2000-Datenstrom hat mehr als %1 Kacheln</translation>
    </message>
    <message>
        <source>the JPEG 2000 codestream has no sensible coding style</source>
        <translation>der JPEG-2000-Datenstrom hat keine sinnvolle Kodierart</translation>
    </message>
    <message>
        <source>the JPEG 2000 codestream has no sensible size</source>
        <translation>der JPEG-2000-Datenstrom hat keine sinnvolle Größe</translation>
    </message>
    <message>
        <source>the JPEG codestream has a broken frame header</source>
        <translation>der JPEG-Datenstrom hat einen beschädigten Rahmenkopf</translation>
    </message>
    <message>
        <source>the JPEG codestream has bytes between its segments</source>
        <translation>der JPEG-Datenstrom hat Bytes zwischen seinen Abschnitten</translation>
    </message>
    <message>
        <source>the JPEG codestream has more than %1 scans</source>
        <translation>der JPEG-Datenstrom hat mehr als %1 Durchgänge</translation>
    </message>
    <message>
        <source>the JPEG codestream has no frame header</source>
        <translation>der JPEG-Datenstrom hat keinen Bildkopf</translation>
    </message>
    <message>
        <source>the JPEG codestream has no scan</source>
        <translation>der JPEG-Datenstrom hat keinen Durchgang</translation>
    </message>
    <message>
        <source>the SHA-256 of each file that was read</source>
        <translation>die SHA-256 jeder gelesenen Datei</translation>
    </message>
    <message>
        <source>the beginning of its chain was removed or changed</source>
        <translation>der Anfang seiner Kette wurde entfernt oder verändert</translation>
    </message>
    <message>
        <source>the compressed picture has %1 bits a sample, Bits Allocated is %2</source>
        <translation>das komprimierte Bild hat %1 Bit je Wert, Bits Allocated ist %2</translation>
    </message>
    <message>
        <source>the compressed picture has %1 components, the header says 1</source>
        <translation>das komprimierte Bild hat %1 Komponenten, der Kopf nennt 1</translation>
    </message>
    <message>
        <source>the compressed picture is %1, the header says %2</source>
        <translation>das komprimierte Bild ist %1, der Kopf nennt %2</translation>
    </message>
    <message>
        <source>the contour of %1 has changed since it was exported into this folder; choose another folder, or remove this export first</source>
        <translation>die Kontur %1 hat sich geändert, seit sie in diesen Ordner exportiert wurde; einen anderen Ordner wählen oder diesen Export erst entfernen</translation>
    </message>
    <message>
        <source>the decision store is not open</source>
        <translation>der Speicher der Entscheidungen ist nicht offen</translation>
    </message>
    <message>
        <source>the deflated dataset is broken</source>
        <translation>die komprimierten Daten sind beschädigt</translation>
    </message>
    <message>
        <source>the first line does not name the columns patient_id and original_id</source>
        <translation>die erste Zeile nennt nicht die Spalten patient_id und original_id</translation>
    </message>
    <message>
        <source>the folder of decisions cannot be read: %1</source>
        <translation>der Ordner der Entscheidungen ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>the folder of decisions is not there: connect its drive, make it, or name another in CONTOURCHECK_DECISIONS</source>
        <translation>der Ordner der Entscheidungen ist nicht da: Verbinden Sie sein Laufwerk, legen Sie ihn an, oder nennen Sie einen anderen in CONTOURCHECK_DECISIONS</translation>
    </message>
    <message>
        <source>the frame header %1 of the codestream is not supported</source>
        <translation>der Rahmenkopf %1 des Datenstroms wird nicht unterstützt</translation>
    </message>
    <message>
        <source>the frame header of the JPEG codestream tells no size</source>
        <translation>der Rahmenkopf des JPEG-Datenstroms nennt keine Größe</translation>
    </message>
    <message>
        <source>the link table is empty</source>
        <translation>die Zuordnungstabelle ist leer</translation>
    </message>
    <message>
        <source>the marker %1 stands in the wrong place of the JPEG codestream</source>
        <translation>die Marke %1 steht an falscher Stelle des JPEG-Datenstroms</translation>
    </message>
    <message>
        <source>the memory does not suffice</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>the memory does not suffice (SQLite: %1)</source>
        <translation>der Arbeitsspeicher reicht nicht (SQLite: %1)</translation>
    </message>
    <message>
        <source>the memory does not suffice for the self-test</source>
        <translation>der Speicher reicht nicht für den Selbsttest</translation>
    </message>
    <message>
        <source>the next but one location's contour</source>
        <translation>Kontur der übernächsten Lage</translation>
    </message>
    <message>
        <source>the next location's contour</source>
        <translation>Kontur der nächsten Lage</translation>
    </message>
    <message>
        <source>the other kind's contour</source>
        <translation>Kontur der anderen Art</translation>
    </message>
    <message>
        <source>the path is not UTF-8</source>
        <translation>der Pfad ist nicht UTF-8</translation>
    </message>
    <message>
        <source>the patient has no slices</source>
        <translation>der Patient hat keine Schichten</translation>
    </message>
    <message>
        <source>the progressive JPEG codestream ends before its last scan</source>
        <translation>der progressive JPEG-Codestrom endet vor seinem letzten Durchlauf</translation>
    </message>
    <message>
        <source>the report could not be painted</source>
        <translation>der Bericht konnte nicht gezeichnet werden</translation>
    </message>
    <message>
        <source>the sheet could not be painted</source>
        <translation>die Übersicht konnte nicht gezeichnet werden</translation>
    </message>
    <message>
        <source>the slice of %1 has changed since it was exported into this folder; choose another folder, or remove this export first</source>
        <translation>die Schicht von %1 hat sich geändert, seit sie in diesen Ordner exportiert wurde; einen anderen Ordner wählen oder diesen Export erst entfernen</translation>
    </message>
    <message>
        <source>the system does not tell when this process started</source>
        <translation>das System sagt nicht, wann dieser Prozess begonnen hat</translation>
    </message>
    <message>
        <source>the system gives this program no thread</source>
        <translation>das System gibt diesem Programm keinen Thread</translation>
    </message>
    <message>
        <source>there is no format "%1"</source>
        <translation>ein Format „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>there is no slice %1</source>
        <translation>es gibt keine Schicht %1</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such shard</source>
        <translation>diesen Teil gibt es nicht</translation>
    </message>
    <message>
        <source>this column in the header row</source>
        <translation>diese Spalte in der Kopfzeile</translation>
    </message>
    <message>
        <source>this one is the copy of %1: draw it anew or remove it</source>
        <translation>diese ist die Kopie von %1: neu zeichnen oder entfernen</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>transfer syntax %1 (%2) is not supported</source>
        <translation>die Transfersyntax %1 (%2) wird nicht unterstützt</translation>
    </message>
    <message>
        <source>transfer syntax %1 is not supported</source>
        <translation>die Transfersyntax %1 wird nicht unterstützt</translation>
    </message>
    <message>
        <source>turned a quarter to the left</source>
        <translation>um 90° nach links gedreht</translation>
    </message>
    <message>
        <source>turned a quarter to the right</source>
        <translation>um 90° nach rechts gedreht</translation>
    </message>
    <message>
        <source>turned by a quarter</source>
        <translation>um 90° gedreht</translation>
    </message>
    <message>
        <source>turned by half a turn</source>
        <translation>um 180° gedreht</translation>
    </message>
    <message>
        <source>unexpected error</source>
        <translation>unerwarteter Fehler</translation>
    </message>
    <message>
        <source>unexpected: %1</source>
        <translation>unerwartet: %1</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>was changed after it was written: %1. Nothing it says counts until it is restored, or contourcheck-cli review salvage FILE NEW has written what is sound of it into a new file</source>
        <translation>wurde verändert, nachdem es geschrieben war: %1. Nichts darin zählt, bis es wiederhergestellt ist oder contourcheck-cli review salvage DATEI NEU das Heile daraus in eine neue Datei geschrieben hat</translation>
    </message>
    <message>
        <source>was left as it is: a log of an older version is backed up beside it and then brought up to this one, and that failed (%1). Make room and let its folder be written to, or name a copy elsewhere in CONTOURCHECK_DECISIONS</source>
        <translation>blieb, wie es ist: Ein Protokoll einer älteren Version wird daneben gesichert und dann auf diese gebracht, und das gelang nicht (%1). Schaffen Sie Platz und machen Sie den Ordner beschreibbar, oder nennen Sie eine Kopie anderswo in CONTOURCHECK_DECISIONS</translation>
    </message>
    <message>
        <source>was left out when its batch was written: %1</source>
        <translation>wurde beim Schreiben des Stapels ausgelassen: %1</translation>
    </message>
    <message>
        <source>was moved, removed or put in place anew while it was open: put it back and try again, or note what is not saved and start again with what is there now (SQLite: %1)</source>
        <translation>wurde verschoben, entfernt oder ersetzt, während die Datei offen war: Legen Sie sie zurück und versuchen Sie es noch einmal, oder notieren Sie, was nicht gespeichert ist, und starten Sie neu mit dem, was jetzt da ist (SQLite: %1)</translation>
    </message>
    <message>
        <source>was written by a newer ContourCheck; this one cannot read it</source>
        <translation>wurde von einem neueren ContourCheck geschrieben; dieses kann es nicht lesen</translation>
    </message>
    <message>
        <source>what was said of each planted error</source>
        <translation>was zu jedem eingesetzten Fehler gesagt wurde</translation>
    </message>
    <message>
        <source>with x and y exchanged</source>
        <translation>mit x und y vertauscht</translation>
    </message>
    <message>
        <source>would replace or join the dataset's own files; choose another place</source>
        <translation>würde Dateien des Datensatzes ersetzen oder zu ihnen kommen; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>would write into the dataset; choose a folder outside of it</source>
        <translation>läge im Datensatz; einen Ordner außerhalb wählen</translation>
    </message>
    <message>
        <source>wrong patient</source>
        <translation>falscher Patient</translation>
    </message>
    <message>
        <source>wrong phase</source>
        <translation>falsche Phase</translation>
    </message>
    <message>
        <source>wrong size</source>
        <translation>falsche Größe</translation>
    </message>
    <message>
        <source>wrong slice</source>
        <translation>falsche Schicht</translation>
    </message>
    <message>
        <source>x and y exchanged</source>
        <translation>x und y vertauscht</translation>
    </message>
    <message>
        <source>zlib cannot start</source>
        <translation>zlib kann nicht starten</translation>
    </message>
    <message>
        <source>– finding: %1</source>
        <translation>– Befund: %1</translation>
    </message>
    <message>
        <source>– reason: %1</source>
        <translation>– Grund: %1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Check contours on medical images, decide, and export the validated pairs.

Example: contourcheck ~/data/scd</source>
        <translation>Konturen auf medizinischen Bildern prüfen, entscheiden und die geprüften Paare exportieren.

Beispiel: contourcheck ~/data/scd</translation>
    </message>
    <message>
        <source>a folder of slices and contours to open, or its link table; without it the last one</source>
        <translation>ein Ordner mit Schichten und Konturen, der geöffnet wird, oder dessen Zuordnungstabelle; ohne Angabe der letzte</translation>
    </message>
    <message>
        <source>only one DATASET can be opened</source>
        <translation>nur ein DATASET kann geöffnet werden</translation>
    </message>
</context>
</TS>
