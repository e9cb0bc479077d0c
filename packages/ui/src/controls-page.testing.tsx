/** Every control on one page, for `controls.test.ts`; what they say is written beside them. */
import { EngineClient } from '@tandem/contract';
import { isCurrency, toDay, type Cents, type Currency, type Day } from '@tandem/ledger';
import { useRef, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  AlertStrip, Button, Checkbox, Combobox, DateField, Dialog, EmptyState, EngineProvider, Icon, IconButton, KeyCap,
  LanguageProvider, Link, MenuBar, MoneyField, ProgressBar, Segments, Select, Spinner, TextField, VirtualTable,
  type MenuEntry, type VirtualTableHandle,
} from './index.ts';
import './styles.css';

const euro = currency('EUR');
const today = toDay(20_781);
const tableRows = 100_000;

function currency(code: string): Currency {
  if (!isCurrency(code)) throw new Error(code);
  return code;
}

function ControlsPage(): ReactNode {
  const [said, setSaid] = useState('nothing');
  return (
    <>
      <Menus onSay={setSaid} />
      <main>
        <h1>Controls</h1>
        <p id="said">{said}</p>
        <Fields />
        <Shown onSay={setSaid} />
        <Dialogs />
        <Table />
      </main>
    </>
  );
}

function Menus({ onSay }: { readonly onSay: (said: string) => void }): ReactNode {
  const file: readonly MenuEntry[] = [
    { label: 'Nouveau', shortcut: 'Ctrl+N', onSelect: () => onSay('new') },
    { label: 'Importer', isDisabled: true, onSelect: () => onSay('import') },
    'separator',
    { label: 'Quitter', onSelect: () => onSay('quit') },
  ];
  const view: readonly MenuEntry[] = [
    { label: 'Thème', children: [
      { label: 'Clair', checked: true, onSelect: () => onSay('light') },
      { label: 'Sombre', checked: false, onSelect: () => onSay('dark') },
    ] },
  ];
  return <MenuBar label="Menu" menus={[{ label: 'Fichier', items: file }, { label: 'Affichage', items: view }]} />;
}

function Fields(): ReactNode {
  const [text, setText] = useState('');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [day, setDay] = useState<Day | null>(today);
  const [kind, setKind] = useState<'current' | 'savings' | 'cash'>('current');
  const [category, setCategory] = useState<string | null>(null);
  const [categories, setCategories] = useState(['Alimentation : Courses', 'Alimentation : Boulangerie', 'Santé']);
  const [isClosed, setIsClosed] = useState(false);
  const [side, setSide] = useState<'out' | 'in'>('out');
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <TextField label="Nom" hint="Comme à la banque" value={text} onChange={setText} />
      <TextField label="Nom manquant" error="Donnez un nom." value="" onChange={() => {}} />
      <MoneyField label="Montant" currency={euro} value={amount} onChange={setAmount} />
      <output id="amount">{String(amount)}</output>
      <DateField label="Date" value={day} onChange={setDay} today={today} />
      <output id="day">{String(day)}</output>
      <Select
        label="Type" value={kind} onChange={setKind}
        options={[
          { value: 'current', label: 'Courant' }, { value: 'savings', label: 'Épargne' },
          { value: 'cash', label: 'Espèces' },
        ]}
      />
      <output id="kind">{kind}</output>
      <Combobox
        label="Catégorie" value={category} onChange={setCategory}
        options={categories.map((label) => ({ value: label, label }))}
        createLabel={(typed) => `Créer « ${typed} »`}
        onCreate={(typed) => {
          setCategories([...categories, typed]);
          setCategory(typed);
        }}
      />
      <output id="category">{String(category)}</output>
      <Checkbox label="Clos" hint="Gardé" value={isClosed} onChange={setIsClosed} />
      <output id="closed">{String(isClosed)}</output>
      <Segments
        label="Sens" value={side} onChange={setSide}
        options={[{ value: 'out', label: 'Dépense' }, { value: 'in', label: 'Recette' }]}
      />
      <output id="side">{side}</output>
    </form>
  );
}

function Shown({ onSay }: { readonly onSay: (said: string) => void }): ReactNode {
  return (
    <section>
      <Button kind="main" icon="plus" onClick={() => onSay('main')}>Ajouter</Button>
      <Button isDisabled>Indisponible</Button>
      <Button kind="quiet">Discret</Button>
      <Button kind="danger">Supprimer</Button>
      <IconButton icon="undo" label="Annuler" shortcut="Ctrl+Z" onClick={() => onSay('undo')} />
      <Icon name="lock" label="Rapprochée" />
      <KeyCap>Tab</KeyCap>
      <Spinner />
      <ProgressBar label="Étape 3" value={59} max={100} />
      <ProgressBar label="Comparaison" value={undefined} max={100} />
      {(['warn', 'bad', 'info', 'ok'] as const).map((strip) => (
        <AlertStrip key={strip} kind={strip} action={<Link>Voir</Link>}>Une phrase.</AlertStrip>
      ))}
      <EmptyState sentence="Rien encore." action={<Button>Commencer</Button>} />
    </section>
  );
}

function Dialogs(): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  const close = (): void => setIsOpen(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Ouvrir la fenêtre</Button>
      <Dialog
        title="Vérification" open={isOpen} onClose={close} initialFocus={no}
        footer={
          <>
            <Button ref={no} onClick={close}>Non, arrêter</Button>
            <Button kind="main" onClick={close}>Oui</Button>
          </>
        }
      >
        <p>Le téléphone montre-t-il les mêmes chiffres ?</p>
        <TextField label="Dans la fenêtre" value="" onChange={() => {}} />
      </Dialog>
    </>
  );
}

function Table(): ReactNode {
  const handle = useRef<VirtualTableHandle>(null);
  return (
    <>
      <Button onClick={() => handle.current?.scrollToIndex(49_999, 'center')}>Au milieu</Button>
      <VirtualTable
        id="table" role="grid" aria-label="Écritures" aria-rowcount={tableRows} tabIndex={0}
        count={tableRows} estimate={28} handle={handle} startsAt="end" keptIndex={7}
        hint={(index) => `mois ${Math.floor(index / 1000)}`}
        style={{ blockSize: '400px' }}
        renderRow={(index) => <Row index={index} />}
      />
    </>
  );
}

/** Every hundredth is twice as high. */
function Row({ index }: { readonly index: number }): ReactNode {
  return (
    <div role="row" aria-rowindex={index + 1} style={{ blockSize: index % 100 === 0 ? '56px' : '28px' }}>
      <span role="gridcell">{`row ${index}`}</span>
    </div>
  );
}

const silent = new EngineClient({ send() {}, onMessage() {}, onClosed() {} });
const place = document.querySelector('#page');
if (place === null) throw new Error('no place');
createRoot(place).render(
  <EngineProvider client={silent}><LanguageProvider language="fr"><ControlsPage /></LanguageProvider></EngineProvider>,
);
