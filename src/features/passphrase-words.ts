/** 1,024 short words that are easy to read, to say and to type: each is worth ten bits. */
export const WORDS: readonly string[] = `
acorn actor adobe agave agile alarm album alder alley almond aloe alpine amber ample anchor angle ankle anthem
antler apple april apron arbor arcade arch arena argon armor arrow artist ashen aspen aster atlas atom attic
aunt autumn avenue award azure bacon badge badger bagel baker ballad balsam bamboo banana banjo banner barley
barn baron barrel basil basin basket baton beach beacon bead beaker bean bear beaver beech beetle bell bench
berry bike birch bird bison bitter blaze blend blue bluff boat bobbin bold bolt bonnet book boot border bottle
bounce bowl box braid branch brass brave bread breeze brick bridge bright brisk bronze brook broom broth brown
brush bubble bucket buckle bugle bumble bundle bunny burrow bus bushel butter button cabin cable cactus cake
calm camel camera camp canal canary candle candy cane canoe canopy canvas canyon cape caper card cargo carol
carpet carrot cart carve cashew castle cat catch cedar celery cello cement cereal chain chair chalk chapel charm
chart cheer cherry chess chest chick chime chirp chive choir chord chorus cider cinder circle circus citrus city
civic clam clap claret clay clean clear cliff cloak clock cloud clover coach coast cobalt cobble cocoa coil coin
comet comic copper coral cork corn corner cosmic cotton cove cover coyote crab cradle craft crane crater crayon
cream creek crest crisp crocus crop crow crown cruise crumb cube cuckoo cumin cup curl curry curve cycle cymbal
dahlia dairy daisy dance dapple dawn deck deer delta denim desert desk dew diary dice dill diner dish ditto dock
domino donkey door dough dove dozen dragon drama drawer dream drift drill drum duck dune dusk dust duvet eager
eagle early earth easel east easy echo edge eel egg elbow elder elk elm ember emu engine envoy epic equal era
essay event exact fable fabric falcon family fancy farm fawn fence fennel fern ferry fiddle field fig figure
film finch fire fish fjord flag flame flask flax fleece flint float flock floor flora flour flower flute foal
foam fog folk forest forge fork fossil fox frame free fresh friend fringe frost fruit fudge funnel furrow gable
gadget galaxy gallop garden garlic garnet gate gazebo gecko gem gentle geyser ghost giant ginger glad glass
glaze glen glider globe glove glow gnome goat gold golf goose gorge gospel gourd grain grape grass gravel gravy
green grin grotto grove guest guide guitar gull gust habit hail hamlet hammer harbor hare harp hatch haven hawk
hay hazel heart hearth heath hedge helium helmet hen herb heron hill hinge hobby hollow holly honey hoof hook
hoop hope horn horse hotel house hover hum humble husky hut ibis ice icicle igloo iguana index indigo ink inlet
insect iris iron island ivory ivy jackal jade jam jar jaunt jazz jelly jetty jewel jigsaw jingle jolly joy judo
juggle juice july jumble jump june jungle kayak keel kelp kernel kettle key kind king kiosk kite kitten kiwi
knee knight knit knot koala label lace ladder lagoon lake lamb lamp lapis larch lark laser lather latte laugh
laurel lava lawn leaf ledge legend lemon lemur lentil letter level lever lichen lift light lilac lily lime linen
lion liquid lizard llama lodge loft logic lotus lucky lumber lunar lunch lute lynx lyric magma magnet magpie
mallet mallow mango maple marble march mare margin marina marine maroon marsh marten mast mate maze meadow medal
mellow melody melon merit merry mesa metal meteor metro mild mile milk mill mimosa mint mirror mist mitten mocha
modern mole monday moon moose mosaic moss moth motor mouse muffin mule museum music mussel myrtle napkin nature
navy nebula nectar needle nest nettle nickel night nimble ninja noble nomad noodle north notch note novel nugget
nurse nutmeg oak oasis oat oboe ocean ochre octave olive omelet onion onyx opal opera orange orbit orchid organ
oriole osprey otter oval oven owl oxygen oyster paddle page pagoda paint palace palm panda pansy papaya paper
parade parcel park parrot party pasta pastel patch path patio peach peanut pear pearl pebble pecan pencil pepper
perch petal phantom photo piano picnic pigeon pillow pilot pine pink pioneer pixel pizza planet plank plaza plum
plume pocket poem polar polka pond pony poplar poppy porch potato pottery prairie pretzel prism proud puddle
puffin pulse pumpkin puppet purple puzzle quail quaint quarry quartz queen quest quiet quill quilt quince quiver
quokka rabbit raccoon radar radio radish raft rail rain rainbow raisin ranch range raven ravine reason record
red reed reef relay reptile resin ribbon rice riddle ridge river road robin rocket rodeo roof root rope rose
round rover royal ruby rudder rug rumba runner rural rust rustic rye saddle saffron sage sail salad salmon salsa
salt samba sand sandal sardine satin saturn sauce scarf scarlet school scooter scout sea seal season seed sepia
shade shadow shark shed sheep shelf shell shelter sherbet shine ship shoe shore shovel shrub sienna silk silver
simple singer siren sketch skillet skipper sky slate sled sleigh slipper slope smile snail snow snug soap soccer
sofa soft solar sonata song sonnet soup south spade spark sparrow spice spider spinach spiral spoon spring
sprout spruce square squash squid stable stage stamp star station steam steel stone stork storm story stove
straw stream street string stripe studio sugar summer sun sunday sunset surf swan sweater swift swing syrup
table taffy talent tango tangy tapir tartan tea teak teal teapot temple tempo tender tennis tent terrace thistle
thread thrush thunder thyme tide tiger tile timber tinsel tiptoe toast tomato topaz torch toucan tower toy
tractor trail train travel tree trellis trick trio trolley trophy trout trumpet tulip tundra tunnel turkey
turnip turtle tweed twig umber uncle unicorn union unison upland urban utopia valley vanilla vapor vase vault
velvet vendor verse vessel viaduct village vine vinegar viola violet violin visit vista vivid voice volcano
vortex vowel voyage waffle wagon walnut walrus waltz warm wasabi water wave wax weasel weather weaver wedge west
whale wheat wheel whisker whistle white wicker wild willow wind window winter wisdom wish wolf wombat wonder
wood wool world wren yacht yak yam yard yarn yellow yeti yoga yogurt yonder young zebra zen zephyr zest zigzag
zinc zinnia zipper zircon zone
`
  .trim()
  .split(/\s+/)
